package hudson.model;

import hudson.console.ConsoleNote;
import hudson.util.LogTaskListener;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Formatter;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jenkinsci.remoting.SerializableOnlyOverRemoting;

/** Where a task writes its log. */
public interface TaskListener extends SerializableOnlyOverRemoting {

    /** Takes everything and keeps nothing. */
    TaskListener NULL = new LogTaskListener(Logger.getLogger(TaskListener.class.getName()), Level.OFF);

    PrintStream getLogger();

    private PrintWriter text(String prefix, String message) {
        PrintWriter writer = new PrintWriter(new OutputStreamWriter(getLogger(), StandardCharsets.UTF_8), true);
        writer.println(prefix + message);
        return writer;
    }

    /** Writes a note into the log; pages show what it stands for, plain text leaves it out. */
    default void annotate(ConsoleNote<?> note) throws IOException {
        note.encodeTo(getLogger());
    }

    default PrintWriter error(String message) {
        return text("ERROR: ", message);
    }

    default PrintWriter error(String format, Object... arguments) {
        return error(new Formatter().format(format, arguments).toString());
    }

    default PrintWriter fatalError(String message) {
        return text("FATAL: ", message);
    }
}
