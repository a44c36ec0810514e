package hudson.model;

import hudson.BulkChange;
import hudson.ExtensionPoint;
import hudson.Util;
import hudson.XmlFile;
import hudson.model.listeners.RunListener;
import hudson.model.listeners.SaveableListener;
import hudson.security.ACL;
import hudson.security.AccessControlled;
import hudson.security.Permission;
import hudson.security.PermissionGroup;
import hudson.security.PermissionScope;
import hudson.util.XStream2;
import io.jenkins.embedded.builds.DescribedBuild;
import java.io.File;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.ArtifactManager;
import jenkins.model.Jenkins;
import jenkins.model.RunAction2;
import jenkins.model.StandardArtifactManager;
import jenkins.util.NonLocalizable;
import jenkins.util.VirtualFile;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** One build of a job. */
@ExportedBean
public abstract class Run<JobT extends Job<JobT, RunT>, RunT extends Run<JobT, RunT>> extends DescribedBuild
        implements ExtensionPoint, Comparable<RunT>, AccessControlled, PersistenceRoot, DescriptorByNameOwner {
    public static final long QUEUE_ID_UNKNOWN = -1;

    public static final XStream2 XSTREAM2 = new XStream2();

    static {
        XSTREAM2.registerConverter(Result.conv);
    }

    public static final PermissionGroup PERMISSIONS = new PermissionGroup(Run.class, new NonLocalizable("Run"));
    public static final Permission DELETE = new Permission(
            PERMISSIONS, "Delete", new NonLocalizable("Delete builds"), Permission.DELETE, PermissionScope.RUN);
    public static final Permission UPDATE = new Permission(
            PERMISSIONS,
            "Update",
            new NonLocalizable("Change what builds tell"),
            Permission.UPDATE,
            PermissionScope.RUN);

    private static final Logger LOGGER = Logger.getLogger(Run.class.getName());

    protected final transient JobT project;
    public transient int number;

    protected long timestamp;
    private long startTime;
    protected volatile Result result;
    protected long duration;
    protected String charset;
    private long queueId = QUEUE_ID_UNKNOWN;
    private ArtifactManager artifactManager;

    private transient volatile RunPhase phase = RunPhase.COMPLETED;
    private transient boolean deleted;

    /** A new build, with the next number. */
    protected Run(JobT job) throws IOException {
        this(job, System.currentTimeMillis());
        this.number = project.assignBuildNumber();
    }

    protected Run(JobT job, Calendar timestamp) {
        this(job, timestamp.getTimeInMillis());
    }

    protected Run(JobT job, long timestamp) {
        this.project = job;
        this.timestamp = timestamp;
        this.phase = RunPhase.NOT_STARTED;
    }

    /** A build read from its folder. */
    protected Run(JobT project, File buildDir) throws IOException {
        this.project = project;
        this.number = Integer.parseInt(buildDir.getName());
        reload();
    }

    /** Reads the saved state again; actions aren't told. */
    public void reload() throws IOException {
        phase = RunPhase.COMPLETED;
        result = Result.FAILURE; // of a build that ended with its controller, before it had a result
        dataFile().unmarshal(this);
    }

    /** After being read from disk: actions are told their build. */
    protected void onLoad() {
        for (Action action : getActions()) {
            if (action instanceof RunAction2 attached) {
                try {
                    attached.onLoad(this);
                } catch (RuntimeException x) {
                    LOGGER.log(Level.WARNING, x, () -> "Action " + action + " failed to load in " + this);
                }
            }
        }
        if (artifactManager != null) {
            artifactManager.onLoad(this);
        }
    }

    @Override
    public void addAction(Action a) {
        super.addAction(a);
        if (a instanceof RunAction2 attached) {
            attached.onAttached(this);
        }
    }

    @SuppressWarnings("unchecked")
    protected RunT _this() {
        return (RunT) this;
    }

    @Override
    public int compareTo(RunT that) {
        int byJob = getParent().getFullName().compareTo(that.getParent().getFullName());
        return byJob != 0 ? byJob : Integer.compare(number, that.number);
    }

    @Exported
    public long getQueueId() {
        return queueId;
    }

    public void setQueueId(long queueId) {
        this.queueId = queueId;
    }

    // ---- result and phase ----

    /** Null while nothing decided it. */
    @Exported
    public Result getResult() {
        return result;
    }

    /** Makes the result worse, never better; only while the build goes on. */
    public void setResult(Result r) {
        if (phase != RunPhase.BUILDING) {
            throw new IllegalStateException("cannot change build result while in " + phase);
        }
        if (result == null || r.isWorseThan(result)) {
            LOGGER.fine(() -> this + ": result is set to " + r);
            result = r;
        }
    }

    @Exported
    public boolean isBuilding() {
        return phase.compareTo(RunPhase.POST_PRODUCTION) < 0;
    }

    public boolean isLogUpdated() {
        return phase.compareTo(RunPhase.COMPLETED) < 0;
    }

    public boolean hasntStartedYet() {
        return phase == RunPhase.NOT_STARTED;
    }

    public Executor getExecutor() {
        return this instanceof Queue.Executable executable ? Executor.of(executable) : null;
    }

    /** The executor on which this runs without taking one of a node's. */
    public Executor getOneOffExecutor() {
        for (Computer computer : Jenkins.get().getComputersCollection()) {
            for (Executor executor : computer.getOneOffExecutors()) {
                if (executor.getCurrentExecutable() == this) {
                    return executor;
                }
            }
        }
        return null;
    }

    public BallColor getIconColor() {
        if (!isBuilding()) {
            Result r = getResult();
            return r == null ? BallColor.NOTBUILT : r.color;
        }
        RunT previous = getPreviousBuild();
        BallColor base = previous == null ? BallColor.GREY : previous.getIconColor();
        return hasntStartedYet() ? base : base.anime();
    }

    // ---- name and times ----

    public JobT getParent() {
        return project;
    }

    @Exported(visibility = 2)
    public int getNumber() {
        return number;
    }

    @Exported
    public String getId() {
        return Integer.toString(number);
    }

    /** When this was put into the queue. */
    @Exported
    public Calendar getTimestamp() {
        Calendar calendar = new GregorianCalendar();
        calendar.setTimeInMillis(timestamp);
        return calendar;
    }

    public final long getTimeInMillis() {
        return timestamp;
    }

    public final long getStartTimeInMillis() {
        return startTime == 0 ? timestamp : startTime;
    }

    /** Milliseconds; 0 while it runs. */
    @Exported
    public long getDuration() {
        return duration;
    }

    @Exported
    public long getEstimatedDuration() {
        return project.getEstimatedDuration();
    }

    @Exported
    public String getFullDisplayName() {
        return project.getFullDisplayName() + ' ' + getDisplayName();
    }

    @Override
    public String toString() {
        return project == null ? "unknown #" + number : project.getFullName() + " #" + number;
    }

    // ---- neighbours ----

    public RunT getPreviousBuild() {
        return project._getRuns() instanceof RunMap<?> runs
                ? castRun(runs.before(number))
                : project.getNearestOldBuild(number - 1);
    }

    public RunT getNextBuild() {
        return project._getRuns() instanceof RunMap<?> runs
                ? castRun(runs.after(number))
                : project.getNearestBuild(number + 1);
    }

    @SuppressWarnings("unchecked")
    private RunT castRun(Run<?, ?> run) {
        return (RunT) run;
    }

    public final RunT getPreviousCompletedBuild() {
        return previous(run -> !run.isBuilding());
    }

    public RunT getPreviousSuccessfulBuild() {
        return previous(run -> run.getResult() == Result.SUCCESS);
    }

    private RunT previous(Predicate<RunT> condition) {
        RunT run = getPreviousBuild();
        while (run != null && !condition.test(run)) {
            run = run.getPreviousBuild();
        }
        return run;
    }

    // ---- places ----

    public String getUrl() {
        return project.getUrl() + number + '/';
    }

    @Exported(visibility = 2, name = "url")
    public final String getAbsoluteUrl() {
        return project.getAbsoluteUrl() + number + '/';
    }

    @Override
    public File getRootDir() {
        return new File(project.getBuildDir(), Integer.toString(number));
    }

    /** Identifies this among all builds of the controller: the job's full name, {@code #}, the number. */
    public String getExternalizableId() {
        return project.getFullName() + '#' + number;
    }

    /** The build of this id, or null if it is gone. */
    public static Run<?, ?> fromExternalizableId(String id) {
        return RunReference.resolve(id);
    }

    public final ArtifactManager getArtifactManager() {
        return artifactManager != null ? artifactManager : new StandardArtifactManager(this);
    }

    /** The manager to archive with; kept with the build. */
    public final synchronized ArtifactManager pickArtifactManager() throws IOException {
        if (artifactManager == null) {
            artifactManager = new StandardArtifactManager(this);
            save();
        }
        return artifactManager;
    }

    public File getArtifactsDir() {
        return new File(getRootDir(), "archive");
    }

    @Exported
    public List<Artifact> getArtifacts() {
        return getArtifactsUpTo(Integer.MAX_VALUE);
    }

    public List<Artifact> getArtifactsUpTo(int artifactsNumber) {
        List<Artifact> artifacts = new ArrayList<>();
        try {
            VirtualFile root = getArtifactManager().root();
            for (String path : root.list("**", null, false)) {
                if (artifacts.size() < artifactsNumber) {
                    artifacts.add(new Artifact(path));
                }
            }
        } catch (IOException x) {
            LOGGER.log(Level.WARNING, x, () -> "Can't list the artifacts of " + this);
        }
        return artifacts;
    }

    public boolean getHasArtifacts() {
        return !getArtifactsUpTo(1).isEmpty();
    }

    public final Charset getCharset() {
        return charset == null ? Charset.defaultCharset() : Charset.forName(charset);
    }

    // ---- life ----

    /** Runs a build in this thread from its first line to its last; failures end in the log and the result. */
    protected final void execute(RunExecution job) {
        new RunLife(this, job).live();
    }

    /** To be called at the begin. */
    protected void onStartBuilding() {
        phase = RunPhase.BUILDING;
        startTime = System.currentTimeMillis();
        RunListener.fireInitialize(this);
    }

    /** The result is final from here on. */
    void onResultFinal(long begin) {
        duration = Math.max(System.currentTimeMillis() - begin, 0);
        phase = RunPhase.POST_PRODUCTION;
    }

    /** To be called at the end. */
    protected void onEndBuilding() {
        phase = RunPhase.COMPLETED;
        RunListener.fireFinalized(this);
    }

    /** Ends what goes on without the checks of {@link #setResult}. */
    void endWith(Result r) {
        result = r;
    }

    private XmlFile dataFile() {
        return new XmlFile(XSTREAM2, new File(getRootDir(), "build.xml"));
    }

    @Override
    public synchronized void save() throws IOException {
        if (BulkChange.contains(this)) {
            return;
        }
        if (deleted) {
            return; // a late save must not bring the folder back
        }
        dataFile().write(this);
        SaveableListener.fireOnChange(this, dataFile());
    }

    protected Object writeReplace() {
        return XmlFile.replaceIfNotAtTopLevel(this, () -> new RunReference(getExternalizableId()));
    }

    /** Deletes the build with its log and files. */
    public void delete() throws IOException {
        if (isLogUpdated()) {
            throw new IOException("Unable to delete " + this + " because it is still running");
        }
        synchronized (this) {
            if (deleted) {
                return;
            }
            deleted = true;
        }
        RunListener.fireDeleted(this);
        SaveableListener.fireOnDeleted(this, dataFile());
        project.removeRun(_this());
        try {
            getArtifactManager().delete();
        } catch (InterruptedException x) {
            Thread.currentThread().interrupt();
        }
        Util.deleteRecursive(getRootDir());
    }

    public Api getApi() {
        return new Api(this);
    }

    @Override
    public ACL getACL() {
        return getParent().getACL();
    }

    /** What an actual type of build does while it runs. */
    protected abstract class RunExecution {

        /** The main part; the answer is the result so far. */
        public abstract Result run(BuildListener listener) throws Exception;

        /** What is done in any case while the result may still change. */
        public abstract void post(BuildListener listener) throws Exception;

        /** What is done when the result is final. */
        public abstract void cleanUp(BuildListener listener) throws Exception;

        public RunT getBuild() {
            return _this();
        }

        public JobT getProject() {
            return _this().getParent();
        }
    }

    /** Ends the build without a further message; the reason has been told. */
    public static final class RunnerAbortedException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** A file kept with the build. */
    @ExportedBean
    public class Artifact {
        public final String relativePath;

        Artifact(String relativePath) {
            this.relativePath = relativePath;
        }

        public File getFile() {
            return new File(getArtifactsDir(), relativePath);
        }

        @Exported(visibility = 3)
        public String getFileName() {
            return relativePath.substring(relativePath.lastIndexOf('/') + 1);
        }

        public String getHref() {
            return Util.rawEncode(relativePath).replace("%2F", "/");
        }

        @Override
        public String toString() {
            return relativePath;
        }
    }
}
