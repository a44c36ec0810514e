package hudson.console;

import hudson.MarkupText;
import io.jenkins.embedded.console.SignedNotes;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Serializable;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

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

    public static final byte[] PREAMBLE = PREAMBLE_STR.getBytes(StandardCharsets.US_ASCII);
    public static final byte[] POSTAMBLE = POSTAMBLE_STR.getBytes(StandardCharsets.US_ASCII);

    private static final Pattern NOTE =
            Pattern.compile(Pattern.quote(PREAMBLE_STR) + ".*?" + Pattern.quote(POSTAMBLE_STR));

    /** Marks the text behind the note, which begins at the position. */
    public abstract ConsoleAnnotator<?> annotate(T context, MarkupText text, int position);

    public void encodeTo(OutputStream out) throws IOException {
        out.write(encode().getBytes(StandardCharsets.US_ASCII));
    }

    public void encodeTo(Writer out) throws IOException {
        out.write(encode());
    }

    public String encode() throws IOException {
        return PREAMBLE_STR + SignedNotes.encode(this) + POSTAMBLE_STR;
    }

    /** Reads what follows the preamble; null if it isn't one of ours. */
    public static ConsoleNote<?> readFrom(DataInputStream in) throws IOException, ClassNotFoundException {
        return SignedNotes.read(in);
    }

    /** Where the next preamble begins, or -1. */
    public static int findPreamble(byte[] buffer, int start, int length) {
        int last = start + length - PREAMBLE.length;
        for (int i = start; i <= last; i++) {
            if (java.util.Arrays.equals(buffer, i, i + PREAMBLE.length, PREAMBLE, 0, PREAMBLE.length)) {
                return i;
            }
        }
        return -1;
    }

    public static List<String> removeNotes(Collection<String> lines) {
        return lines.stream().map(ConsoleNote::removeNotes).toList();
    }

    public static String removeNotes(String line) {
        return NOTE.matcher(line).replaceAll("");
    }
}
