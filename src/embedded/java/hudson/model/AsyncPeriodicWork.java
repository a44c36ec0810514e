package hudson.model;

import hudson.security.ACL;
import hudson.security.ACLContext;
import hudson.util.StreamTaskListener;
import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.logging.Level;
import jenkins.model.Jenkins;

/** Periodic work that may take long: each execution has a thread of its own and a log file. */
public abstract class AsyncPeriodicWork extends PeriodicWork {
    /** Names the thread and the log file. */
    public final String name;

    private Thread thread;

    protected AsyncPeriodicWork(String name) {
        this.name = name;
    }

    @Override
    public final synchronized void doRun() {
        if (thread != null && thread.isAlive()) {
            logger.log(Level.FINE, "{0} still runs, skipped this time", name);
            return;
        }
        thread = new Thread(this::runLogged, name + " thread");
        thread.setDaemon(true);
        thread.start();
    }

    private void runLogged() {
        try (StreamTaskListener listener = createListener();
                ACLContext context = ACL.as2(ACL.SYSTEM2)) {
            execute(listener);
        } catch (InterruptedException x) {
            logger.log(Level.FINE, x, () -> name + " was interrupted");
        } catch (IOException | RuntimeException | LinkageError x) {
            logger.log(Level.SEVERE, x, () -> name + " failed");
        }
    }

    protected StreamTaskListener createListener() {
        File file = getLogFile();
        try {
            file.getParentFile().mkdirs();
            return new StreamTaskListener(new FileOutputStream(file), StandardCharsets.UTF_8);
        } catch (IOException x) {
            throw new UncheckedIOException(x);
        }
    }

    protected File getLogFile() {
        return new File(Jenkins.get().getRootDir(), "logs/tasks/" + name + ".log");
    }

    protected abstract void execute(TaskListener listener) throws IOException, InterruptedException;
}
