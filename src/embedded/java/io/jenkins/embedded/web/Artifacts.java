package io.jenkins.embedded.web;

import hudson.model.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.servlet.ServletException;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.StaplerRequest;
import org.kohsuke.stapler.StaplerResponse;

/** The files that a build has archived, below {@code artifact/}; a folder shows as a list. */
public final class Artifacts implements HttpResponse {
    /** A build's HTML must not act as the user who looks at it. */
    private static final String SANDBOX = "sandbox; default-src 'none'; img-src 'self'; style-src 'self'";

    private final Run<?, ?> run;

    Artifacts(Run<?, ?> run) {
        this.run = run;
    }

    @Override
    public void generateResponse(StaplerRequest req, StaplerResponse rsp, Object node)
            throws IOException, ServletException {
        Path root = run.getArtifactsDir().toPath().toAbsolutePath().normalize();
        Path file = root.resolve(req.getRestOfPath().replaceFirst("^/+", "")).normalize();
        if (!file.startsWith(root) || !Files.exists(file) || !file.toRealPath().startsWith(root.toRealPath())) {
            rsp.sendError(404);
        } else if (Files.isDirectory(file)) {
            req.setAttribute("files", list(root, file));
            req.getView(run, "artifacts.jelly").forward(req, rsp);
        } else {
            rsp.setHeader("Content-Security-Policy", SANDBOX);
            rsp.setContentType(type(req, file));
            rsp.setContentLengthLong(Files.size(file));
            Files.copy(file, rsp.getOutputStream());
        }
    }

    private static String type(StaplerRequest req, Path file) {
        String type = req.getServletContext().getMimeType(file.getFileName().toString());
        return type == null ? "application/octet-stream" : type;
    }

    /** All files below the folder, by their path from the root. */
    static List<String> list(Path root, Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(f -> root.relativize(f).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }
}
