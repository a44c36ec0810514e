package io.jenkins.embedded.web;

import hudson.cli.CLICommand;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import jenkins.model.Jenkins;
import net.sf.json.JSONArray;
import net.sf.json.JSONObject;
import org.apache.commons.io.IOUtils;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.StaplerRequest;

/**
 * Runs commands for clients: a POST of a JSON array, the command and its arguments, is answered with what it printed
 * and its exit code. It is the embedded controller's own protocol, not that of {@code jenkins-cli.jar}.
 */
final class RemoteCommands {
    private static final int NO_SUCH_COMMAND = 255;

    private RemoteCommands() {}

    static HttpResponse run(Jenkins jenkins, StaplerRequest req) throws IOException {
        WebMethods.requirePost(req);
        List<String> words = new ArrayList<>();
        JSONArray.fromObject(IOUtils.toString(req.getInputStream(), StandardCharsets.UTF_8))
                .forEach(word -> words.add(word.toString()));
        return json(run(words));
    }

    private static JSONObject run(List<String> words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = run(words, stream(out), stream(err));
        return new JSONObject()
                .element("code", code)
                .element("out", out.toString(StandardCharsets.UTF_8))
                .element("err", err.toString(StandardCharsets.UTF_8));
    }

    private static int run(List<String> words, PrintStream out, PrintStream err) {
        CLICommand command = words.isEmpty() ? null : CLICommand.clone(words.get(0));
        if (command == null) {
            err.println("No such command: " + String.join(" ", words) + ". 'help' lists them.");
            return NO_SUCH_COMMAND;
        }
        command.setTransportAuth2(Jenkins.getAuthentication2());
        command.setClientCharset(StandardCharsets.UTF_8);
        List<String> arguments = words.subList(1, words.size());
        return command.main(arguments, Locale.ENGLISH, InputStream.nullInputStream(), out, err);
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private static HttpResponse json(JSONObject answer) {
        return (req, rsp, node) -> {
            rsp.setContentType("application/json;charset=UTF-8");
            rsp.getWriter().print(answer);
        };
    }
}
