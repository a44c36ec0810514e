package hudson.cli;

import hudson.AbortException;
import java.util.Comparator;
import jenkins.model.Jenkins;
import org.kohsuke.args4j.Argument;

/** Lists the commands, or describes one. */
public class HelpCommand extends CLICommand {
    @Argument(metaVar = "COMMAND", usage = "Name of the command")
    public String command;

    @Override
    public String getShortDescription() {
        return "Lists all the available commands or a detailed description of single command.";
    }

    @Override
    protected int run() throws Exception {
        if (!Jenkins.get().hasPermission(Jenkins.READ)) {
            throw new AbortException("You must authenticate to access this Jenkins.");
        }
        if (command == null) {
            all().stream().sorted(Comparator.comparing(CLICommand::getName)).forEach(each -> {
                stderr.println("  " + each.getName());
                stderr.println("    " + each.getShortDescription());
            });
            return 0;
        }
        CLICommand described = CLICommand.clone(command);
        if (described == null) {
            throw new AbortException("No such command: " + command);
        }
        described.printUsage(stderr, described.getCmdLineParser());
        return 0;
    }
}
