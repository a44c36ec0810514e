package hudson.util;

import hudson.model.TaskListener;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;

/** Writes a log to a stream. */
public class StreamTaskListener extends AbstractTaskListener implements TaskListener, Closeable {
    private static final long serialVersionUID = 1L;

    private final transient PrintStream out;

    /** @param charset null for that of the platform */
    public StreamTaskListener(OutputStream out, Charset charset) {
        Charset known = charset == null ? Charset.defaultCharset() : charset;
        this.out = out instanceof PrintStream ready ? ready : new PrintStream(out, false, known);
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
