package hudson.model;

import hudson.model.queue.QueueTaskFuture;
import hudson.tasks.Publisher;
import hudson.util.DescribableList;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import jenkins.model.ParameterizedJobMixIn;
import jenkins.model.lazy.LazyBuildMixIn;

/** A job whose builds run on one executor, in a workspace, from their first step to their last. */
public abstract class AbstractProject<P extends AbstractProject<P, R>, R extends AbstractBuild<P, R>> extends Job<P, R>
        implements BuildableItem, LazyBuildMixIn.LazyLoadingJob<P, R>, ParameterizedJobMixIn.ParameterizedJob<P, R> {

    protected volatile boolean disabled;

    private transient LazyBuildMixIn<P, R> buildMixIn;

    protected AbstractProject(ItemGroup parent, String name) {
        super(parent, name);
        buildMixIn = createBuildMixIn();
    }

    private LazyBuildMixIn<P, R> createBuildMixIn() {
        return new LazyBuildMixIn<>() {
            @SuppressWarnings("unchecked")
            @Override
            protected P asJob() {
                return (P) AbstractProject.this;
            }

            @Override
            protected Class<R> getBuildClass() {
                return AbstractProject.this.getBuildClass();
            }
        };
    }

    protected abstract Class<R> getBuildClass();

    public abstract DescribableList<Publisher, Descriptor<Publisher>> getPublishersList();

    /** Whether builds record where their files come from. */
    public abstract boolean isFingerprintConfigured();

    @Override
    public LazyBuildMixIn<P, R> getLazyBuildMixIn() {
        return buildMixIn;
    }

    @Override
    public void onCreatedFromScratch() {
        super.onCreatedFromScratch();
        buildMixIn.onCreatedFromScratch();
    }

    @Override
    public void onLoad(ItemGroup<? extends Item> parent, String name) throws IOException {
        super.onLoad(parent, name);
        if (buildMixIn == null) {
            buildMixIn = createBuildMixIn();
        }
        buildMixIn.onLoad(parent, name);
    }

    // ---- what can be built ----

    @Override
    public boolean isBuildable() {
        return ParameterizedJobMixIn.ParameterizedJob.super.isBuildable();
    }

    @Override
    public boolean isDisabled() {
        return disabled;
    }

    @Override
    public void setDisabled(boolean disabled) {
        this.disabled = disabled;
    }

    @Override
    public boolean supportsMakeDisabled() {
        return true;
    }

    /** No job can be built by a token in the URL here. */
    @Override
    public BuildAuthorizationToken getAuthToken() {
        return null;
    }

    /** Starts a build soon; null if the job can't be built. */
    public QueueTaskFuture<R> scheduleBuild2(int quietPeriod) {
        return scheduleBuild2(quietPeriod, new Cause.LegacyCodeCause());
    }

    public QueueTaskFuture<R> scheduleBuild2(int quietPeriod, Cause c) {
        return scheduleBuild2(quietPeriod, c, new Action[0]);
    }

    public QueueTaskFuture<R> scheduleBuild2(int quietPeriod, Cause c, Action... actions) {
        return scheduleBuild2(quietPeriod, c, Arrays.asList(actions));
    }

    public QueueTaskFuture<R> scheduleBuild2(int quietPeriod, Cause c, Collection<? extends Action> actions) {
        Stream<Action> cause = c == null ? Stream.empty() : Stream.of(new CauseAction(c));
        return getParameterizedJobMixIn()
                .scheduleBuild2(
                        quietPeriod, Stream.concat(actions.stream(), cause).toArray(Action[]::new));
    }

    @Override
    public boolean isConcurrentBuild() {
        return false;
    }

    @Override
    public R createExecutable() throws IOException {
        return isDisabled() ? null : newBuild();
    }

    protected synchronized R newBuild() throws IOException {
        return buildMixIn.newBuild();
    }

    // ---- builds ----

    @Override
    public RunMap<R> _getRuns() {
        return buildMixIn._getRuns();
    }

    @Override
    public void removeRun(R run) {
        buildMixIn.removeRun(run);
    }

    @Override
    public R getBuild(String id) {
        return buildMixIn.getBuild(id);
    }

    @Override
    public R getBuildByNumber(int n) {
        return buildMixIn.getBuildByNumber(n);
    }

    @Override
    public R getFirstBuild() {
        return buildMixIn.getFirstBuild();
    }

    @Override
    public R getLastBuild() {
        return buildMixIn.getLastBuild();
    }

    /** What plugins add to the job, and its publishers. */
    @Override
    public List<Action> getActions() {
        List<Action> actions = new ArrayList<>(super.getActions());
        for (Publisher publisher : getPublishersList()) {
            actions.addAll(publisher.getProjectActions(this));
        }
        return actions;
    }

    /** Describes a type of project. */
    public abstract static class AbstractProjectDescriptor extends TopLevelItemDescriptor {}
}
