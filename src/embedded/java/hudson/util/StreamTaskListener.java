package hudson.util;

import hudson.model.TaskListener;
import java.io.Closeable;
import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Writes a log to a stream. */
public class StreamTaskListener extends AbstractTaskListener implements TaskListener, Closeable {
    private static final long serialVersionUID = 1L;

    private final transient PrintStream out;

    public StreamTaskListener(PrintStream out) {
        this(out, StandardCharsets.UTF_8);
    }

    public StreamTaskListener(OutputStream out) {
        this(out, StandardCharsets.UTF_8);
    }

    /** @param charset null for that of the platform */
    public StreamTaskListener(OutputStream out, Charset charset) {
        Charset known = charset == null ? Charset.defaultCharset() : charset;
        this.out = out instanceof PrintStream ready ? ready : new PrintStream(out, false, known);
    }

    public StreamTaskListener(File out, Charset charset) throws IOException {
        this(out, false, charset);
    }

    public StreamTaskListener(File out, boolean append, Charset charset) throws IOException {
        this(new FileOutputStream(out, append), charset);
    }

    @Override
    public PrintStream getLogger() {
        return out;
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
