package hudson.util;

import hudson.console.LineTransformationOutputStream;
import hudson.model.TaskListener;
import java.io.Closeable;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Writes a log to a {@link Logger}, line by line. */
public class LogTaskListener extends AbstractTaskListener implements TaskListener, Closeable {
    private static final long serialVersionUID = 1L;

    private final transient PrintStream out;

    public LogTaskListener(Logger logger, Level level) {
        out = new PrintStream(new Lines(logger, level), false, StandardCharsets.UTF_8);
    }

    @Override
    public PrintStream getLogger() {
        return out;
    }

    @Override
    public void close() {
        out.close();
    }

    private static final class Lines extends LineTransformationOutputStream {
        private final Logger logger;
        private final Level level;

        Lines(Logger logger, Level level) {
            this.logger = logger;
            this.level = level;
        }

        @Override
        protected void eol(byte[] bytes, int length) {
            logger.log(level, trimEOL(new String(bytes, 0, length, StandardCharsets.UTF_8)));
        }
    }
}
