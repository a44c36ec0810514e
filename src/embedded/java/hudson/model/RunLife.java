package hudson.model;

import hudson.AbortException;
import hudson.console.ConsoleLogFilter;
import hudson.model.listeners.RunListener;
import hudson.security.ACL;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;

/** The phases of a build that runs in one thread, such as a freestyle build. */
final class RunLife {
    private static final Logger LOGGER = Logger.getLogger(RunLife.class.getName());

    private final Run<?, ?> run;
    private final Run<?, ?>.RunExecution job;

    RunLife(Run<?, ?> run, Run<?, ?>.RunExecution job) {
        this.run = run;
        this.job = job;
    }

    void live() {
        if (run.result != null) {
            return;
        }
        run.onStartBuilding();
        try (OutputStream out = openLog();
                StreamBuildListener listener = new StreamBuildListener(out, StandardCharsets.UTF_8)) {
            run.save();
            long begin = System.currentTimeMillis();
            try {
                build(listener);
            } finally {
                run.onResultFinal(begin);
            }
            cleanUp(listener);
            RunListener.fireCompleted(run, listener);
            listener.finished(run.getResult());
        } catch (IOException | InterruptedException x) {
            run.endWith(Result.FAILURE);
            LOGGER.log(Level.SEVERE, x, () -> "Can't write the log of " + run);
        } finally {
            end();
        }
    }

    private OutputStream openLog() throws IOException, InterruptedException {
        run.charset = StandardCharsets.UTF_8.name();
        run.getRootDir().mkdirs();
        OutputStream out = new FileOutputStream(run.getLogFile(), true);
        for (ConsoleLogFilter filter : ConsoleLogFilter.all()) {
            out = filter.decorateLogger(run, out);
        }
        return out;
    }

    private void build(BuildListener listener) {
        try {
            main(listener);
            job.post(listener);
        } catch (InterruptedException x) {
            aborted(listener);
        } catch (Exception | LinkageError x) {
            failed(listener, x);
        }
    }

    private void main(BuildListener listener) {
        try {
            listener.started(run.getCauses());
            String user = Jenkins.getAuthentication2().equals(ACL.SYSTEM2)
                    ? "SYSTEM"
                    : Jenkins.getAuthentication2().getName();
            listener.getLogger().println("Running as " + user);
            RunListener.fireStarted(run, listener);
            run.setResult(job.run(listener));
        } catch (AbortException x) {
            run.endWith(Result.FAILURE);
            listener.error(x.getMessage());
        } catch (Run.RunnerAbortedException x) {
            run.endWith(Result.FAILURE);
        } catch (InterruptedException x) {
            aborted(listener);
        } catch (Exception | LinkageError x) {
            failed(listener, x);
        }
    }

    private void aborted(BuildListener listener) {
        Executor executor = Executor.currentExecutor();
        run.endWith(executor == null ? Result.ABORTED : executor.abortResult());
        listener.getLogger().println("Build was aborted");
        if (executor != null) {
            executor.recordCauseOfInterruption(run, listener);
        }
    }

    private void failed(BuildListener listener, Throwable x) {
        run.endWith(Result.FAILURE);
        LOGGER.log(Level.FINE, x, () -> run + " failed");
        x.printStackTrace(listener.fatalError(String.valueOf(x.getMessage())));
    }

    private void cleanUp(BuildListener listener) {
        try {
            job.cleanUp(listener);
        } catch (Exception | LinkageError x) {
            failed(listener, x);
        }
    }

    private void end() {
        try {
            run.save();
        } catch (IOException x) {
            LOGGER.log(Level.SEVERE, x, () -> "Can't save " + run);
        } finally {
            run.onEndBuilding();
        }
        try {
            run.getParent().logRotate();
        } catch (IOException | InterruptedException | RuntimeException x) {
            LOGGER.log(Level.WARNING, x, () -> "Can't discard old builds of " + run.getParent());
        }
    }
}
