package hudson;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** A process that was started. */
public abstract class Proc {

    public abstract boolean isAlive() throws IOException, InterruptedException;

    /** Ends the process and what it started. */
    public abstract void kill() throws IOException, InterruptedException;

    /** Waits for the end and answers the exit code; if the wait is interrupted the process is killed. */
    public abstract int join() throws IOException, InterruptedException;

    public abstract InputStream getStdout();

    public abstract InputStream getStderr();

    public abstract OutputStream getStdin();
}
