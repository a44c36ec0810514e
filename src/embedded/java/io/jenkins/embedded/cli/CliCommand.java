package io.jenkins.embedded.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
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
        DemoClient client = new DemoClient(root, user.substring(0, colon), user.substring(colon + 1));
        JSONObject answer =
                JSONObject.fromObject(client.post("cli", words.stream().map(word -> Map.entry("word", word))));
        print(answer.getString("out"), spec.commandLine().getOut());
        print(answer.getString("err"), spec.commandLine().getErr());
        return answer.getInt("code");
    }

    private static void print(String base64, PrintWriter out) {
        out.print(new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8));
        out.flush();
    }
}
