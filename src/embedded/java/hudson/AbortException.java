package hudson;

import java.io.IOException;

/** Fails a build with a message of its own: the log shows the text, not a stack trace. */
public class AbortException extends IOException {
    private static final long serialVersionUID = 1L;

    public AbortException() {}

    public AbortException(String message) {
        super(message);
    }
}
