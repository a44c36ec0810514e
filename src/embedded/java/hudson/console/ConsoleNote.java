package hudson.console;

import hudson.MarkupText;
import io.jenkins.embedded.console.SignedNotes;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;

/**
 * An object written into a log, invisible in plain text, that adds markup when the log is shown on a page.
 * It is signed, so that a build can't forge one by printing it.
 */
public abstract class ConsoleNote<T> implements Serializable {
    private static final long serialVersionUID = 1L;

    /** ANSI code that conceals what follows in a terminal. */
    public static final String PREAMBLE_STR = "\u001B[8mha:";

    /** ANSI code that shows text again. */
    public static final String POSTAMBLE_STR = "\u001B[0m";

    /** Marks the text behind the note, which begins at the position. */
    public abstract ConsoleAnnotator<?> annotate(T context, MarkupText text, int position);

    public void encodeTo(OutputStream out) throws IOException {
        out.write(encode().getBytes(StandardCharsets.US_ASCII));
    }

    public String encode() throws IOException {
        return PREAMBLE_STR + SignedNotes.encode(this) + POSTAMBLE_STR;
    }

    public static List<String> removeNotes(Collection<String> lines) {
        return lines.stream().map(ConsoleNote::removeNotes).toList();
    }

    public static String removeNotes(String line) {
        return SignedNotes.PATTERN.matcher(line).replaceAll("");
    }
}
