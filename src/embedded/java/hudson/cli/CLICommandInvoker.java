package hudson.cli;

import hudson.model.User;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import org.jvnet.hudson.test.JenkinsRule;

/** Runs a command in a test. */
public class CLICommandInvoker {
    private final CLICommand command;
    private List<String> args = List.of();

    public CLICommandInvoker(JenkinsRule rule, String command) {
        this.command = CLICommand.clone(command);
        if (this.command == null) {
            throw new AssertionError("No such command: " + command);
        }
    }

    public CLICommandInvoker asUser(String user) {
        command.setTransportAuth2(User.getById(user, true).impersonate2());
        return this;
    }

    public CLICommandInvoker withArgs(String... args) {
        this.args = List.of(args);
        return this;
    }

    public Result invokeWithArgs(String... args) {
        return withArgs(args).invoke();
    }

    public Result invoke() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = command.main(
                args, Locale.ENGLISH, InputStream.nullInputStream(), new PrintStream(out), new PrintStream(err));
        return new Result(code, out, err);
    }

    /** What a command has printed, and how it ended. */
    public static class Result {
        private final int code;
        private final ByteArrayOutputStream out;
        private final ByteArrayOutputStream err;

        private Result(int code, ByteArrayOutputStream out, ByteArrayOutputStream err) {
            this.code = code;
            this.out = out;
            this.err = err;
        }

        public int returnCode() {
            return code;
        }

        public String stdout() {
            return out.toString();
        }

        public String stderr() {
            return err.toString();
        }

        @Override
        public String toString() {
            return "CLI command exited with " + code + "\nSTDOUT:\n" + stdout() + "\nSTDERR:\n" + stderr();
        }
    }
}
