package io.jenkins.embedded.cli;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.Callable;
import net.sf.json.JSONArray;
import net.sf.json.JSONObject;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs a command of a controller that {@code serve} has started, as jenkins-cli.jar does with a Jenkins. */
@Command(
        name = CliCommand.NAME,
        description = "Runs a command of a served controller, and ends with its exit code.",
        mixinStandardHelpOptions = true)
public final class CliCommand implements Callable<Integer> {

    static final String NAME = "cli";

    @Option(
            names = "--url",
            paramLabel = "URL",
            defaultValue = "http://127.0.0.1:8080/",
            description = "The controller; default: ${DEFAULT-VALUE}")
    private URI url;

    @Option(
            names = "--auth",
            paramLabel = "USER:PASSWORD",
            defaultValue = "admin:admin",
            description = "Who runs the command; default: the demo's administrator")
    private String user;

    @Parameters(arity = "1..*", paramLabel = "WORD", description = "The command and its arguments, such as: help")
    private List<String> words;

    @Spec
    private CommandSpec spec;

    /** What follows the command's name is the controller's to understand, options included. */
    public static void takeWordsAsTheyAre(CommandLine main) {
        main.getSubcommands().get(NAME).setStopAtPositional(true);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        int colon = user.indexOf(':');
        if (colon < 1) {
            throw new ParameterException(spec.commandLine(), "--auth must be USER:PASSWORD");
        }
        URI root = url.toString().endsWith("/") ? url : URI.create(url + "/");
        JSONObject answer = new DemoClient(root, user.substring(0, colon), user.substring(colon + 1))
                .postJson("cli", JSONArray.fromObject(words));
        spec.commandLine().getOut().print(answer.getString("out"));
        spec.commandLine().getOut().flush();
        spec.commandLine().getErr().print(answer.getString("err"));
        spec.commandLine().getErr().flush();
        return answer.getInt("code");
    }
}
