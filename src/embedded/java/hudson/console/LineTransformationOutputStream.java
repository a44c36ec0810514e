package hudson.console;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Hands a stream on line by line. */
public abstract class LineTransformationOutputStream extends OutputStream {
    private final Line line = new Line();

    /** Called with each line including its line end; only the first {@code length} bytes count. */
    protected abstract void eol(byte[] bytes, int length) throws IOException;

    @Override
    public void write(int b) throws IOException {
        line.write(b);
        if (b == '\n') {
            forceEol();
        }
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        int end = offset + length;
        int start = offset;
        for (int i = offset; i < end; i++) {
            if (bytes[i] == '\n') {
                line.write(bytes, start, i + 1 - start);
                forceEol();
                start = i + 1;
            }
        }
        line.write(bytes, start, end - start);
    }

    @Override
    public void close() throws IOException {
        forceEol();
    }

    /** Hands on what there is of the current line. */
    public void forceEol() throws IOException {
        if (line.size() > 0) {
            byte[] bytes = line.bytes();
            int length = line.size();
            line.reset();
            eol(bytes, length);
        }
    }

    protected String trimEOL(String text) {
        int end = text.length();
        while (end > 0 && (text.charAt(end - 1) == '\r' || text.charAt(end - 1) == '\n')) {
            end--;
        }
        return text.substring(0, end);
    }

    /** Hands lines on to another stream. */
    public abstract static class Delegating extends LineTransformationOutputStream {
        protected final OutputStream out;

        protected Delegating(OutputStream out) {
            this.out = out;
        }

        @Override
        public void flush() throws IOException {
            out.flush();
        }

        @Override
        public void close() throws IOException {
            super.close();
            out.close();
        }
    }

    private static final class Line extends ByteArrayOutputStream {
        byte[] bytes() {
            return buf;
        }
    }
}
