package io.jenkins.embedded.web;

import hudson.cli.CLICommand;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import jenkins.model.Jenkins;
import net.sf.json.JSONObject;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.StaplerRequest;

/**
 * Runs commands for clients: a POST with the parameters {@code word}, the command and its arguments, is answered with
 * its exit code and what it printed, in Base64. It is the embedded controller's own protocol, not that of
 * {@code jenkins-cli.jar}.
 */
final class RemoteCommands {
    private static final int NO_SUCH_COMMAND = 255;

    private RemoteCommands() {}

    static HttpResponse run(Jenkins jenkins, StaplerRequest req) {
        WebMethods.requirePost(req);
        String[] words = req.getParameterValues("word");
        return json(run(words == null ? List.of() : List.of(words)));
    }

    private static JSONObject run(List<String> words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = run(words, stream(out), stream(err));
        return new JSONObject()
                .element("code", code)
                .element("out", Base64.getEncoder().encodeToString(out.toByteArray()))
                .element("err", Base64.getEncoder().encodeToString(err.toByteArray()));
    }

    private static int run(List<String> words, PrintStream out, PrintStream err) {
        CLICommand command = words.isEmpty() ? null : CLICommand.clone(words.get(0));
        if (command == null) {
            err.println("No such command: " + String.join(" ", words) + ". 'help' lists them.");
            return NO_SUCH_COMMAND;
        }
        command.setTransportAuth2(Jenkins.getAuthentication2());
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
