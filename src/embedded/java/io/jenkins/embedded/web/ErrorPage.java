package io.jenkins.embedded.web;

import hudson.Functions;
import hudson.Util;
import java.io.IOException;
import java.io.Writer;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.servlet.RequestDispatcher;
import javax.servlet.http.HttpServletRequest;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.handler.ErrorHandler;

/** The page behind an error status. What went wrong inside goes to the log, under an id that the page names. */
final class ErrorPage extends ErrorHandler {
    private static final Logger LOGGER = Logger.getLogger(ErrorPage.class.getName());

    private final String root;

    /** @param root the context path, which a request that failed early doesn't know */
    ErrorPage(String root) {
        this.root = root;
        setShowServlet(false);
        setShowStacks(false);
    }

    @Override
    public boolean errorPageForMethod(String method) {
        return true;
    }

    @Override
    protected void handleErrorPage(HttpServletRequest req, Writer writer, int code, String message) throws IOException {
        Object error = req.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        String detail = message;
        if (error instanceof Throwable t) {
            String id = UUID.randomUUID().toString();
            LOGGER.log(Level.WARNING, t, () -> "Cannot serve " + req.getRequestURI() + ", id " + id);
            detail = "A problem occurred while processing the request. The log has it under the id " + id + ".";
        }
        writer.write(render(root, HttpStatus.getMessage(code), detail));
    }

    /** A page that needs no model behind it: it must come out when the model fails. */
    static String render(String root, String title, String detail) {
        String r = Util.escape(root);
        return "<!DOCTYPE html><html lang='en'><head data-rooturl='" + r + "'><meta charset='UTF-8'>"
                + "<meta name='viewport' content='width=device-width, initial-scale=1'>"
                + "<title>" + Util.escape(title) + " - Jenkins</title>"
                + "<link rel='stylesheet' href='" + r + Functions.getResourcePath() + "/css/style.css'></head>"
                + "<body class='app-error'><main><h1>" + Util.escape(title) + "</h1><p>"
                + Util.escape(detail == null ? "" : detail) + "</p><p><a class='jenkins-button' href='" + r
                + "/'>Dashboard</a></p></main></body></html>";
    }
}
