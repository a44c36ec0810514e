package hudson.model;

import hudson.EnvVars;
import hudson.ExtensionPoint;
import hudson.PermalinkList;
import hudson.util.CopyOnWriteList;
import hudson.util.RunList;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Predicate;
import jenkins.model.BuildDiscarder;
import jenkins.model.BuildDiscarderProperty;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.StaplerRequest;
import org.kohsuke.stapler.StaplerResponse;
import org.kohsuke.stapler.export.Exported;

/** A job: something that is built again and again, with a numbered history. */
public abstract class Job<JobT extends Job<JobT, RunT>, RunT extends Run<JobT, RunT>> extends AbstractItem
        implements ExtensionPoint {

    protected transient volatile int nextBuildNumber = 1;

    protected CopyOnWriteList<JobProperty<? super JobT>> properties = new CopyOnWriteList<>();

    protected Job(ItemGroup parent, String name) {
        super(parent, name);
    }

    @Override
    @SuppressWarnings({"unchecked", "rawtypes"})
    public void onLoad(ItemGroup<? extends Item> parent, String name) throws IOException {
        super.onLoad(parent, name);
        nextBuildNumber = BuildNumbers.read(this);
        if (properties == null) {
            properties = new CopyOnWriteList<>();
        }
        for (JobProperty property : properties) {
            property.setOwner(this);
        }
    }

    @Override
    public void onCopiedFrom(Item src) {
        super.onCopiedFrom(src);
        nextBuildNumber = 1;
    }

    @Override
    public synchronized void save() throws IOException {
        super.save();
    }

    protected synchronized void saveNextBuildNumber() throws IOException {
        BuildNumbers.write(this, nextBuildNumber);
    }

    /** Takes the next number; it is on disk before, so that no number is given twice. */
    public synchronized int assignBuildNumber() throws IOException {
        int number = nextBuildNumber++;
        saveNextBuildNumber();
        return number;
    }

    @Exported
    public int getNextBuildNumber() {
        return nextBuildNumber;
    }

    /** Sets the number of the next build, unless it isn't above that of the last one. */
    public synchronized void updateNextBuildNumber(int next) throws IOException {
        RunT last = getLastBuild();
        if (last == null ? next > 0 : next > last.getNumber()) {
            nextBuildNumber = next;
            saveNextBuildNumber();
        }
    }

    public boolean isBuilding() {
        RunT last = getLastBuild();
        return last != null && last.isBuilding();
    }

    public boolean isLogUpdated() {
        RunT last = getLastBuild();
        return last != null && last.isLogUpdated();
    }

    @Override
    public String getPronoun() {
        return "Project";
    }

    @Exported
    public abstract boolean isBuildable();

    public EnvVars getCharacteristicEnvVars() {
        EnvVars env = new EnvVars();
        env.put("JENKINS_SERVER_COOKIE", ServerCookie.get());
        env.put("JOB_NAME", getFullName());
        env.put("JOB_BASE_NAME", getName());
        return env;
    }

    /** The variables of a build of this job on a node, which may be null. */
    public EnvVars getEnvironment(Node node, TaskListener listener) throws IOException, InterruptedException {
        EnvVars env = new EnvVars();
        Computer computer = node == null ? null : node.toComputer();
        if (computer != null) {
            env.putAll(computer.buildEnvironment(listener));
        }
        env.putAll(getCharacteristicEnvVars());
        for (EnvironmentContributor contributor : EnvironmentContributor.all().reverseView()) {
            contributor.buildEnvironmentFor(this, env, listener);
        }
        return env;
    }

    // ---- properties ----

    @SuppressWarnings("unchecked")
    public void addProperty(JobProperty<? super JobT> property) throws IOException {
        ((JobProperty) property).setOwner(this);
        properties.add(property);
        save();
    }

    public void removeProperty(JobProperty<? super JobT> property) throws IOException {
        properties.remove(property);
        save();
    }

    @SuppressWarnings("unchecked")
    public Map<JobPropertyDescriptor, JobProperty<? super JobT>> getProperties() {
        Map<JobPropertyDescriptor, JobProperty<? super JobT>> map = new HashMap<>();
        for (JobProperty<? super JobT> property : properties) {
            map.put(((JobProperty<?>) property).getDescriptor(), property);
        }
        return map;
    }

    public List<JobProperty<? super JobT>> getAllProperties() {
        return properties.getView();
    }

    public <T extends JobProperty> T getProperty(Class<T> type) {
        for (JobProperty<?> property : properties) {
            if (type.isInstance(property)) {
                return type.cast(property);
            }
        }
        return null;
    }

    public synchronized BuildDiscarder getBuildDiscarder() {
        BuildDiscarderProperty property = getProperty(BuildDiscarderProperty.class);
        return property == null ? null : property.getStrategy();
    }

    /** Deletes old builds as the job's rule says. */
    public void logRotate() throws IOException, InterruptedException {
        BuildDiscarder discarder = getBuildDiscarder();
        if (discarder != null) {
            discarder.perform(this);
        }
    }

    // ---- builds ----

    @Override
    public Collection<? extends Job> getAllJobs() {
        return List.of(this);
    }

    protected abstract SortedMap<Integer, ? extends RunT> _getRuns();

    protected abstract void removeRun(RunT run);

    public File getBuildDir() {
        return Jenkins.get().getBuildDirFor(this);
    }

    public RunList<RunT> getBuilds() {
        return RunList.fromRuns(_getRuns().values());
    }

    /** The newest builds, as many as a page or the remote API shows. */
    @Exported(name = "builds")
    public RunList<RunT> getNewBuilds() {
        return getBuilds().limit(100);
    }

    public RunT getBuild(String id) {
        return id.matches("[1-9][0-9]{0,8}") ? getBuildByNumber(Integer.parseInt(id)) : null;
    }

    public RunT getBuildByNumber(int n) {
        return _getRuns().get(n);
    }

    /** The build of this number or the nearest newer one. */
    public RunT getNearestBuild(int n) {
        SortedMap<Integer, ? extends RunT> newer = _getRuns().headMap(n - 1);
        return newer.isEmpty() ? null : newer.get(newer.lastKey());
    }

    /** The build of this number or the nearest older one. */
    public RunT getNearestOldBuild(int n) {
        SortedMap<Integer, ? extends RunT> older = _getRuns().tailMap(n);
        return older.isEmpty() ? null : older.get(older.firstKey());
    }

    @Exported
    public RunT getLastBuild() {
        return newest(run -> true);
    }

    public RunT getFirstBuild() {
        SortedMap<Integer, ? extends RunT> runs = _getRuns();
        return runs.isEmpty() ? null : runs.get(runs.lastKey());
    }

    @Exported
    public RunT getLastSuccessfulBuild() {
        return newest(run -> ended(run) && run.getResult().isBetterOrEqualTo(Result.UNSTABLE));
    }

    @Exported
    public RunT getLastUnsuccessfulBuild() {
        return newest(run -> ended(run) && run.getResult() != Result.SUCCESS);
    }

    @Exported
    public RunT getLastUnstableBuild() {
        return newest(run -> ended(run) && run.getResult() == Result.UNSTABLE);
    }

    @Exported
    public RunT getLastStableBuild() {
        return newest(run -> ended(run) && run.getResult() == Result.SUCCESS);
    }

    @Exported
    public RunT getLastFailedBuild() {
        return newest(run -> ended(run) && run.getResult() == Result.FAILURE);
    }

    @Exported
    public RunT getLastCompletedBuild() {
        return newest(run -> !run.isBuilding());
    }

    private static boolean ended(Run<?, ?> run) {
        return !run.isBuilding() && run.getResult() != null;
    }

    private RunT newest(Predicate<RunT> condition) {
        for (RunT run : _getRuns().values()) {
            if (condition.test(run)) {
                return run;
            }
        }
        return null;
    }

    /** Builds, newest first, at most so many, whose results aren't worse than the threshold. */
    public List<RunT> getLastBuildsOverThreshold(int numberOfBuilds, Result threshold) {
        List<RunT> found = new ArrayList<>();
        for (RunT run : _getRuns().values()) {
            if (found.size() == numberOfBuilds) {
                break;
            }
            if (ended(run) && run.getResult().isBetterOrEqualTo(threshold)) {
                found.add(run);
            }
        }
        return found;
    }

    protected List<RunT> getEstimatedDurationCandidates() {
        return getLastBuildsOverThreshold(3, Result.UNSTABLE);
    }

    /** Milliseconds; -1 when nothing is known. */
    public long getEstimatedDuration() {
        List<RunT> builds = getEstimatedDurationCandidates();
        return builds.isEmpty()
                ? -1
                : Math.round(
                        builds.stream().mapToLong(Run::getDuration).average().orElseThrow());
    }

    public PermalinkList getPermalinks() {
        PermalinkList permalinks = new PermalinkList(PermalinkProjectAction.Permalink.BUILTIN);
        getActions(PermalinkProjectAction.class).forEach(action -> permalinks.addAll(action.getPermalinks()));
        return permalinks;
    }

    /** A build by its number, the build of a permalink such as {@code lastBuild}, or an action. */
    @Override
    public Object getDynamic(String token, StaplerRequest req, StaplerResponse rsp) {
        RunT build = getBuild(token);
        if (build != null) {
            return build;
        }
        PermalinkProjectAction.Permalink permalink = getPermalinks().get(token);
        return permalink != null ? permalink.resolve(this) : super.getDynamic(token, req, rsp);
    }

    @Exported(visibility = 2, name = "color")
    public BallColor getIconColor() {
        RunT last = getLastBuild();
        while (last != null && last.hasntStartedYet()) {
            last = last.getPreviousBuild();
        }
        return last == null ? BallColor.NOTBUILT : last.getIconColor();
    }

    @Override
    public void renameTo(String newName) throws IOException {
        super.renameTo(newName);
    }
}
