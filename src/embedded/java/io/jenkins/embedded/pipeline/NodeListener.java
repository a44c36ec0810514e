package io.jenkins.embedded.pipeline;

import hudson.model.BuildListener;
import hudson.util.StreamTaskListener;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Writes to the part of the build's log that belongs to one node. */
final class NodeListener extends StreamTaskListener implements BuildListener {

    private static final long serialVersionUID = 1L;

    private final transient Closeable lines;

    /** @param lines the end of the stream, which collects lines */
    NodeListener(OutputStream out, Closeable lines) {
        super(out, StandardCharsets.UTF_8);
        this.lines = lines;
    }

    /** Writes out an unfinished line; the listener can still be used, as a step that has ended may do. */
    @Override
    public void close() {
        getLogger().flush();
        try {
            lines.close();
        } catch (IOException x) {
            throw new UncheckedIOException(x);
        }
    }
}
