package io.jenkins.embedded.console;

import hudson.console.ConsoleNote;
import hudson.console.LineTransformationOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Leaves notes out of a log. */
public final class PlainLines extends LineTransformationOutputStream.Delegating {
    public PlainLines(OutputStream out) {
        super(out);
    }

    @Override
    protected void eol(byte[] bytes, int length) throws IOException {
        // notes are ASCII: a single-byte encoding keeps every other byte as it is
        String line = new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
        out.write(ConsoleNote.removeNotes(line).getBytes(StandardCharsets.ISO_8859_1));
    }
}
