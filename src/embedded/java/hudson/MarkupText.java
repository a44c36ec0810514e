package hudson;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A line of text and the HTML tags that were put around parts of it. */
public class MarkupText {
    private final String text;
    private final List<Tag> tags = new ArrayList<>();

    /** Tags at one position: those that end come first, then those that begin. */
    private record Tag(int position, boolean opens, String markup) {}

    public MarkupText(String text) {
        this.text = text;
    }

    public String getText() {
        return text;
    }

    public final int length() {
        return text.length();
    }

    public void addMarkup(int start, int end, String startTag, String endTag) {
        if (start < 0 || end > text.length() || start > end) {
            throw new IndexOutOfBoundsException(start + ".." + end + " of " + text.length());
        }
        tags.add(new Tag(start, true, startTag));
        tags.add(0, new Tag(end, false, endTag));
    }

    /** Makes a part of the text a link. */
    public void addHyperlink(int start, int end, String url) {
        addMarkup(start, end, "<a href='" + Util.escape(url) + "'>", "</a>");
    }

    /** As HTML: the text is escaped, the markup isn't. Line ends and blanks count if {@code preformatted}. */
    public String toString(boolean preformatted) {
        StringBuilder out = new StringBuilder();
        int done = 0;
        List<Tag> ordered = new ArrayList<>(tags);
        ordered.sort(Comparator.comparingInt(Tag::position).thenComparing(Tag::opens));
        for (Tag each : ordered) {
            out.append(escape(text.substring(done, each.position), preformatted))
                    .append(each.markup);
            done = each.position;
        }
        return out.append(escape(text.substring(done), preformatted)).toString();
    }

    @Override
    public String toString() {
        return toString(false);
    }

    private static String escape(String part, boolean preformatted) {
        return preformatted ? Util.xmlEscape(part) : Util.escape(part);
    }
}
