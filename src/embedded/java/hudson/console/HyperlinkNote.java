package hudson.console;

import hudson.MarkupText;
import hudson.Util;
import java.io.IOException;
import java.util.function.BiFunction;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.Stapler;
import org.kohsuke.stapler.StaplerRequest;

/** Makes the following text of a log a link. Addresses that begin with a slash are under Jenkins' own. */
public class HyperlinkNote extends ConsoleNote<Object> {
    private static final long serialVersionUID = 1L;
    private static final Logger LOGGER = Logger.getLogger(HyperlinkNote.class.getName());

    private final String url;
    private final int length;

    public HyperlinkNote(String url, int length) {
        this.url = url;
        this.length = length;
    }

    @Override
    public ConsoleAnnotator<?> annotate(Object context, MarkupText text, int position) {
        String tag = "<a href='" + Util.escape(target()) + "'" + extraAttributes() + ">";
        text.addMarkup(position, Math.min(position + length, text.length()), tag, "</a>");
        return null;
    }

    private String target() {
        if (!url.startsWith("/")) {
            return url;
        }
        StaplerRequest request = Stapler.getCurrentRequest();
        if (request != null) {
            return request.getContextPath() + url;
        }
        String root = Jenkins.get().getRootUrl();
        return root == null ? url : root + url.substring(1);
    }

    protected String extraAttributes() {
        return "";
    }

    /** The text with a link to the address, to be printed into a log; the bare text if that fails. */
    public static String encodeTo(String url, String text) {
        return encodeTo(url, text, HyperlinkNote::new);
    }

    static String encodeTo(String url, String text, BiFunction<String, Integer, ConsoleNote<?>> type) {
        // a note marks text of its own line only
        String line = text.replace('\n', ' ').replace('\r', ' ');
        try {
            return type.apply(url, line.length()).encode() + line;
        } catch (IOException x) {
            LOGGER.log(Level.WARNING, "Can't write a link to " + url, x);
            return line;
        }
    }
}
