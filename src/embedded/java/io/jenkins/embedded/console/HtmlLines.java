package io.jenkins.embedded.console;

import hudson.MarkupText;
import hudson.console.ConsoleNote;
import hudson.console.LineTransformationOutputStream;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A log as HTML: text escaped, notes turned into markup, web addresses into links. */
public final class HtmlLines extends LineTransformationOutputStream {
    private static final Logger LOGGER = Logger.getLogger(HtmlLines.class.getName());
    private static final Pattern ADDRESS = Pattern.compile("\\bhttps?://[^\\s<>'\"]+[^\\s<>'\",.:;!?()\\[\\]]");

    private final Writer out;
    private final Object context;
    private final Charset charset;

    private record Placed(ConsoleNote<?> note, int position) {}

    public HtmlLines(Writer out, Object context, Charset charset) {
        this.out = out;
        this.context = context;
        this.charset = charset;
    }

    @Override
    protected void eol(byte[] bytes, int length) throws IOException {
        String line = new String(bytes, 0, length, charset);
        StringBuilder plain = new StringBuilder();
        List<Placed> notes = new ArrayList<>();
        int done = 0;
        Matcher found = SignedNotes.PATTERN.matcher(line);
        while (found.find()) {
            plain.append(line, done, found.start());
            done = found.end();
            ConsoleNote<?> note = decode(found.group(1));
            if (note != null) {
                notes.add(new Placed(note, plain.length()));
            }
        }
        MarkupText text = new MarkupText(plain.append(line.substring(done)).toString());
        notes.forEach(each -> annotate(each, text));
        if (notes.isEmpty()) {
            link(text);
        }
        out.write(text.toString(true));
    }

    private static ConsoleNote<?> decode(String encoded) {
        try {
            return SignedNotes.decode(encoded);
        } catch (IOException | ClassNotFoundException x) {
            LOGGER.log(Level.FINE, "Unreadable note in a log", x);
            return null;
        }
    }

    @SuppressWarnings("unchecked")
    private void annotate(Placed placed, MarkupText text) {
        ((ConsoleNote<Object>) placed.note).annotate(context, text, placed.position);
    }

    private static void link(MarkupText text) {
        Matcher address = ADDRESS.matcher(text.getText());
        while (address.find()) {
            text.addHyperlink(address.start(), address.end(), address.group());
        }
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }
}
