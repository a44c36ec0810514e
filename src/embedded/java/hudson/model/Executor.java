package hudson.model;

import hudson.security.ACL;
import hudson.security.ACLContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.CauseOfInterruption;
import jenkins.model.InterruptedBuildAction;
import jenkins.model.Jenkins;
import jenkins.model.queue.AsynchronousExecution;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.HttpResponses;
import org.kohsuke.stapler.interceptor.RequirePOST;

/** A thread of a node that runs one thing and is then replaced by a new one. */
public class Executor extends Thread implements ModelObject {
    private static final Logger LOGGER = Logger.getLogger(Executor.class.getName());

    protected final Computer owner;
    private final int number;

    private volatile Queue.BuildableItem item;
    private volatile Queue.Executable executable;
    private volatile AsynchronousExecution asynchronousExecution;
    private volatile long startTime;
    private volatile boolean finished;
    private Result interruptStatus;
    private final Set<CauseOfInterruption> causes = new LinkedHashSet<>();

    public Executor(Computer owner, int n) {
        super("Executor #" + n + " for " + owner.getDisplayName());
        this.owner = owner;
        this.number = n;
        setDaemon(true);
    }

    /** Runs what the item asks for. */
    void begin(Queue.BuildableItem buildable) {
        item = buildable;
        startTime = System.currentTimeMillis();
        start();
    }

    @Override
    public void run() {
        Throwable problem = null;
        try (ACLContext context = ACL.as2(item.authenticate2())) {
            create();
            item.future().started(executable);
            setName(getName() + " : executing " + executable);
            executable.run();
        } catch (AsynchronousExecution x) {
            goOnWithout(x);
            return;
        } catch (Exception | LinkageError | AssertionError x) {
            LOGGER.log(Level.SEVERE, x, () -> "Executor of " + item + " failed");
            problem = x;
        }
        finish(problem);
    }

    private void create() throws Exception {
        try {
            Queue.withLock(() -> {
                Queue.Executable created = item.task.createExecutable();
                if (created == null) {
                    throw new IllegalStateException(item.task + " gave nothing to run");
                }
                executable = created;
                return null;
            });
            if (executable instanceof Run<?, ?> run) {
                run.setQueueId(item.getId());
            }
            if (executable instanceof Actionable actionable) {
                item.getActions().forEach(actionable::addAction);
            }
        } finally {
            Queue.getInstance().state().onStarted(item, executable);
        }
    }

    /** The execution goes on without this thread, which may have been interrupted just before. */
    private void goOnWithout(AsynchronousExecution x) {
        boolean interrupted;
        synchronized (causes) {
            asynchronousExecution = x;
            interrupted = Thread.interrupted();
        }
        x.setExecutorWithoutCompleting(this);
        if (interrupted) {
            x.interrupt(Jenkins.get().isTerminating());
        }
        x.maybeComplete();
    }

    /** The end of what goes on without this thread. */
    public void completedAsynchronous(Throwable error) {
        asynchronousExecution = null;
        finish(error);
    }

    private void finish(Throwable problem) {
        finished = true;
        owner.removeExecutor(this);
        item.future().ended(executable, problem);
        Jenkins jenkins = Jenkins.getInstanceOrNull();
        if (jenkins != null) {
            jenkins.getQueue().maintain();
        }
    }

    @Override
    public void interrupt() {
        interrupt(Result.ABORTED);
    }

    public void interrupt(Result result) {
        User user = User.current();
        if (user == null) {
            interrupt(result, new CauseOfInterruption[0]);
        } else {
            interrupt(result, new CauseOfInterruption.UserInterruption(user));
        }
    }

    /** @param result what becomes of the build that is interrupted */
    public void interrupt(Result result, CauseOfInterruption... why) {
        interrupt(result, false, why);
    }

    /** The controller stops: what can goes on after its next start. */
    void interruptForShutdown() {
        interrupt(Result.ABORTED, true);
    }

    private void interrupt(Result result, boolean forShutdown, CauseOfInterruption... why) {
        AsynchronousExecution asynchronous;
        synchronized (causes) {
            interruptStatus = result;
            causes.addAll(Arrays.asList(why));
            asynchronous = asynchronousExecution;
            if (asynchronous == null) {
                super.interrupt();
            }
        }
        if (asynchronous != null) {
            asynchronous.interrupt(forShutdown);
        }
    }

    /** The result for a build that was interrupted. */
    public Result abortResult() {
        synchronized (causes) {
            return interruptStatus == null ? Result.ABORTED : interruptStatus;
        }
    }

    /** Keeps the causes with the build and tells them in its log. */
    public void recordCauseOfInterruption(Run<?, ?> build, TaskListener listener) {
        List<CauseOfInterruption> told;
        synchronized (causes) {
            told = new ArrayList<>(causes);
            causes.clear();
        }
        if (!told.isEmpty()) {
            build.addAction(new InterruptedBuildAction(told));
            told.forEach(cause -> cause.print(listener));
        }
    }

    public Collection<CauseOfInterruption> getCausesOfInterruption() {
        synchronized (causes) {
            return Collections.unmodifiableList(new ArrayList<>(causes));
        }
    }

    public Queue.Executable getCurrentExecutable() {
        return finished ? null : executable;
    }

    @Override
    public String getDisplayName() {
        return "Executor #" + number;
    }

    public int getNumber() {
        return number;
    }

    public boolean isIdle() {
        return item == null || finished;
    }

    public boolean isBusy() {
        return !isIdle();
    }

    public boolean isActive() {
        return isBusy() && (asynchronousExecution != null || isAlive()) || isParking();
    }

    /** Free and waiting for work. */
    public boolean isParking() {
        return item == null && !finished;
    }

    /** Per cent of the estimated duration; -1 when nothing is known. */
    public int getProgress() {
        Queue.Executable e = getCurrentExecutable();
        long estimate = e == null ? -1 : e.getEstimatedDuration();
        return estimate <= 0 ? -1 : (int) Math.min(99, getElapsedTime() * 100 / estimate);
    }

    /** Milliseconds since this began its work. */
    public long getElapsedTime() {
        return System.currentTimeMillis() - startTime;
    }

    public Computer getOwner() {
        return owner;
    }

    /** Stops what runs here. */
    @RequirePOST
    public HttpResponse doStop() {
        Queue.Executable e = getCurrentExecutable();
        if (e != null) {
            e.getParent().getOwnerTask().checkAbortPermission();
            interrupt();
        }
        return HttpResponses.forwardToPreviousPage();
    }

    public static Executor currentExecutor() {
        return Thread.currentThread() instanceof Executor executor ? executor : null;
    }

    /** Where this runs now; or null. */
    public static Executor of(Queue.Executable executable) {
        Jenkins jenkins = Jenkins.getInstanceOrNull();
        if (jenkins == null) {
            return null;
        }
        for (Computer computer : jenkins.getComputersCollection()) {
            for (Executor executor : computer.getAllExecutors()) {
                if (executor.getCurrentExecutable() == executable) {
                    return executor;
                }
            }
        }
        return null;
    }
}
