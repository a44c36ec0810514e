package hudson.util;

import hudson.Util;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Locale;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.StaplerRequest;
import org.kohsuke.stapler.StaplerResponse;

/** What a form says about a value just typed in. Its message is HTML. */
public abstract class FormValidation extends IOException implements HttpResponse {
    private static final long serialVersionUID = 1L;

    private static final FormValidation OK = respond(Kind.OK, "<div/>");

    public final Kind kind;

    /** How bad it is; later ones are worse. */
    public enum Kind {
        /** Nothing to complain about. */
        OK,
        /** Allowed, but perhaps not meant. */
        WARNING,
        /** Won't work. */
        ERROR
    }

    private FormValidation(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public static FormValidation ok() {
        return OK;
    }

    public static FormValidation ok(String message) {
        return okWithMarkup(Util.escape(message));
    }

    public static FormValidation ok(String format, Object... arguments) {
        return ok(String.format(format, arguments));
    }

    public static FormValidation warning(String message) {
        return warningWithMarkup(Util.escape(message));
    }

    public static FormValidation warning(String format, Object... arguments) {
        return warning(String.format(format, arguments));
    }

    public static FormValidation warning(Throwable cause, String message) {
        return markup(Kind.WARNING, withDetails(cause, message));
    }

    public static FormValidation error(String message) {
        return errorWithMarkup(Util.escape(message));
    }

    public static FormValidation error(String format, Object... arguments) {
        return error(String.format(format, arguments));
    }

    public static FormValidation error(Throwable cause, String message) {
        return markup(Kind.ERROR, withDetails(cause, message));
    }

    public static FormValidation okWithMarkup(String message) {
        return markup(Kind.OK, message);
    }

    public static FormValidation warningWithMarkup(String message) {
        return markup(Kind.WARNING, message);
    }

    public static FormValidation errorWithMarkup(String message) {
        return markup(Kind.ERROR, message);
    }

    private static String withDetails(Throwable cause, String message) {
        StringWriter trace = new StringWriter();
        cause.printStackTrace(new PrintWriter(trace));
        return Util.escape(message) + "<details><summary>(show details)</summary><pre>"
                + Util.xmlEscape(trace.toString()) + "</pre></details>";
    }

    private static FormValidation markup(Kind kind, String message) {
        if (message == null) {
            return OK;
        }
        String name = kind.name().toLowerCase(Locale.ROOT);
        return new Message(kind, message, "<div class=\"" + name + "\">" + message + "</div>");
    }

    /** Answers with this HTML. */
    public static FormValidation respond(Kind kind, String html) {
        return new Message(kind, html, html);
    }

    @Override
    public void generateResponse(StaplerRequest request, StaplerResponse response, Object node) throws IOException {
        response.setContentType("text/html;charset=UTF-8");
        response.getWriter().print(renderHtml());
    }

    public abstract String renderHtml();

    private static final class Message extends FormValidation {
        private static final long serialVersionUID = 1L;

        private final String html;

        Message(Kind kind, String message, String html) {
            super(kind, message);
            this.html = html;
        }

        @Override
        public String renderHtml() {
            return html;
        }

        @Override
        public String toString() {
            return kind + ": " + getMessage();
        }
    }
}
