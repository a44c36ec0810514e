package hudson;

import hudson.model.TaskListener;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.TimeUnit;

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

    /** Waits so long at most, then kills the process and says so in the log. */
    public final int joinWithTimeout(long timeout, TimeUnit unit, TaskListener listener)
            throws IOException, InterruptedException {
        long end = System.nanoTime() + unit.toNanos(timeout);
        while (isAlive()) {
            if (System.nanoTime() > end) {
                listener.error("Timeout after " + timeout + " " + unit);
                kill();
                break;
            }
            Thread.sleep(50);
        }
        return join();
    }
}
