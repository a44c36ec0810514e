package io.jenkins.embedded;

import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.embedded.cli.RunCommand;
import io.jenkins.embedded.cli.ServeCommand;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line of the embedded controller; without a command it serves the demo. */
@Command(
        name = "release-guard",
        description = "A small Jenkins-compatible controller with Release Guard on it, for trying and testing.",
        mixinStandardHelpOptions = true,
        subcommands = {ServeCommand.class, RunCommand.class})
public final class Main implements Runnable {

    /** Held, since a logger that nobody holds forgets its level. */
    private static final List<Logger> CHATTY = List.of(
            Logger.getLogger("org.eclipse.jetty"),
            Logger.getLogger("com.zaxxer.hikari"),
            Logger.getLogger("org.flywaydb"));

    private Main() {}

    /** Ends the process with the command's exit code. */
    public static void main(String[] args) {
        CHATTY.forEach(logger -> logger.setLevel(Level.WARNING));
        int exitCode;
        try (ACLContext ignored = ACL.as2(ACL.SYSTEM2)) {
            exitCode = new CommandLine(new Main()).execute(args);
        }
        System.exit(exitCode);
    }

    @Override
    public void run() {
        new CommandLine(new ServeCommand()).execute();
    }
}
