package io.jenkins.embedded;

import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.embedded.cli.CliCommand;
import io.jenkins.embedded.cli.RunCommand;
import io.jenkins.embedded.cli.ServeCommand;
import java.io.IOException;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParseResult;

/** The command line of the embedded controller; without a command it serves the demo. */
@Command(
        name = "release-guard",
        description = "A small Jenkins-compatible controller with Release Guard on it, for trying and testing.",
        mixinStandardHelpOptions = true,
        subcommands = {ServeCommand.class, RunCommand.class, CliCommand.class})
public final class Main implements Runnable {

    /** Held, since a logger that nobody holds forgets its level. */
    private static final List<Logger> CHATTY = List.of(
            Logger.getLogger("org.eclipse.jetty"),
            Logger.getLogger("com.zaxxer.hikari"),
            Logger.getLogger("org.flywaydb"));

    private Main() {}

    /** Ends the process with the command's exit code. */
    public static void main(String[] args) {
        System.exit(execute(args));
    }

    /** Runs a command and returns its exit code. */
    public static int execute(String... args) {
        CHATTY.forEach(logger -> logger.setLevel(Level.WARNING));
        try (ACLContext ignored = ACL.as2(ACL.SYSTEM2)) {
            CommandLine line = new CommandLine(new Main()).setExecutionExceptionHandler(Main::complain);
            CliCommand.takeWordsAsTheyAre(line);
            return line.execute(args);
        }
    }

    /** What the environment is to blame for, such as a port in use, needs a line and no stack trace. */
    private static int complain(Exception e, CommandLine command, ParseResult parsed) throws Exception {
        if (!(e instanceof IOException)) {
            throw e;
        }
        command.getErr().println(e.getMessage());
        return command.getCommandSpec().exitCodeOnExecutionException();
    }

    @Override
    public void run() {
        execute("serve");
    }
}
