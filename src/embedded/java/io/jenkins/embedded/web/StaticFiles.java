package io.jenkins.embedded.web;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/**
 * Files that are the same for everybody: the controller's own below {@code /static/HASH/} (a class path folder), and
 * those of the plugin ({@code src/main/webapp}) below {@code /plugin/release-guard/}, with or without the former.
 */
final class StaticFiles extends HttpServlet {
    private static final String OWN = "/io/jenkins/embedded/web/static/";
    private static final String PLUGIN = "plugin/release-guard/";
    private static final long YEAR_IN_SECONDS = 365L * 24 * 60 * 60;

    @Override
    protected void doGet(HttpServletRequest req, HttpServletResponse rsp) throws IOException {
        boolean hashed = req.getServletPath().equals("/static");
        String path = (req.getServletPath() + req.getPathInfo()).substring(1);
        if (hashed) {
            path = path.replaceFirst("^static/[^/]*/", "");
        }
        try (InputStream file = path.startsWith(PLUGIN) ? pluginFile(path.substring(PLUGIN.length())) : ownFile(path)) {
            if (file == null) {
                rsp.sendError(HttpServletResponse.SC_NOT_FOUND);
                return;
            }
            rsp.setContentType(getServletContext().getMimeType(path));
            if (hashed) {
                rsp.setHeader("Cache-Control", "public, max-age=" + YEAR_IN_SECONDS);
            }
            file.transferTo(rsp.getOutputStream());
        }
    }

    private static InputStream ownFile(String path) {
        boolean plain = path.matches("[\\w-]+(/[\\w-]+)*\\.\\w+");
        return plain ? StaticFiles.class.getResourceAsStream(OWN + path) : null;
    }

    private static InputStream pluginFile(String path) throws IOException {
        Path folder = webapp();
        Path file = folder.resolve(path).normalize();
        return file.startsWith(folder) && Files.isRegularFile(file) ? Files.newInputStream(file) : null;
    }

    /** The sources lie two folders above the compiled classes ({@code target/classes}). */
    private static Path webapp() throws IOException {
        try {
            Path classes = Path.of(StaticFiles.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return classes.resolve("../../src/main/webapp").normalize();
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }
}
