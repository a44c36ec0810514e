package jenkins.model;

import hudson.model.Action;
import hudson.model.BuildAuthorizationToken;
import hudson.model.BuildableItem;
import hudson.model.Cause;
import hudson.model.CauseAction;
import hudson.model.Job;
import hudson.model.ParameterDefinition;
import hudson.model.ParameterValue;
import hudson.model.ParametersAction;
import hudson.model.ParametersDefinitionProperty;
import hudson.model.Queue;
import hudson.model.Run;
import hudson.model.listeners.ItemListener;
import hudson.model.queue.QueueTaskFuture;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import jenkins.model.lazy.LazyBuildMixIn;
import org.kohsuke.stapler.HttpRedirect;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.interceptor.RequirePOST;

/** What job types that take parameters have in common. */
public abstract class ParameterizedJobMixIn<
        JobT extends Job<JobT, RunT> & ParameterizedJobMixIn.ParameterizedJob<JobT, RunT> & Queue.Task,
        RunT extends Run<JobT, RunT> & Queue.Executable> {
    protected abstract JobT asJob();

    public final boolean scheduleBuild(Cause c) {
        return scheduleBuild(asJob().getQuietPeriod(), c);
    }

    public final boolean scheduleBuild(int quietPeriod, Cause c) {
        return scheduleBuild2(quietPeriod, c == null ? new Action[0] : new Action[] {new CauseAction(c)}) != null;
    }

    /** Null if the job can't be built. @param quietPeriod seconds; -1 for the job's own */
    @SuppressWarnings("unchecked")
    public final QueueTaskFuture<RunT> scheduleBuild2(int quietPeriod, Action... actions) {
        Queue.Item item = scheduleBuild2(asJob(), quietPeriod, actions);
        return item == null ? null : (QueueTaskFuture<RunT>) (QueueTaskFuture<?>) item.getFuture();
    }

    /** The item in the queue; null if the job can't be built. @param quietPeriod seconds; -1 for the job's own */
    public static Queue.Item scheduleBuild2(Job<?, ?> job, int quietPeriod, Action... actions) {
        if (!(job instanceof ParameterizedJob<?, ?> parameterized) || !job.isBuildable()) {
            return null;
        }
        List<Action> all = new ArrayList<>(Arrays.asList(actions));
        all.removeIf(Objects::isNull);
        if (isParameterized(job) && all.stream().noneMatch(ParametersAction.class::isInstance)) {
            all.add(new ParametersAction(defaults(job)));
        }
        int seconds = quietPeriod == -1 ? parameterized.getQuietPeriod() : quietPeriod;
        return Jenkins.get().getQueue().schedule2(parameterized, seconds, all).getItem();
    }

    public final boolean isParameterized() {
        return isParameterized(asJob());
    }

    private static boolean isParameterized(Job<?, ?> job) {
        return job.getProperty(ParametersDefinitionProperty.class) != null;
    }

    private static List<ParameterValue> defaults(Job<?, ?> job) {
        List<ParameterValue> values = new ArrayList<>();
        for (ParameterDefinition definition :
                job.getProperty(ParametersDefinitionProperty.class).getParameterDefinitions()) {
            ParameterValue value = definition.getDefaultParameterValue();
            if (value != null) {
                values.add(value);
            }
        }
        return values;
    }

    /** A job that takes parameters. */
    public interface ParameterizedJob<
                    JobT extends Job<JobT, RunT> & ParameterizedJob<JobT, RunT> & Queue.Task,
                    RunT extends Run<JobT, RunT> & Queue.Executable>
            extends BuildableItem {
        @SuppressWarnings("unchecked")
        default ParameterizedJobMixIn<JobT, RunT> getParameterizedJobMixIn() {
            return new ParameterizedJobMixIn<>() {
                @Override
                protected JobT asJob() {
                    return (JobT) ParameterizedJob.this;
                }
            };
        }

        BuildAuthorizationToken getAuthToken();

        /** Seconds. */
        default int getQuietPeriod() {
            return Jenkins.get().getQuietPeriod();
        }

        @Override
        default boolean scheduleBuild(Cause c) {
            return getParameterizedJobMixIn().scheduleBuild(c);
        }

        @Override
        default boolean scheduleBuild(int quietPeriod, Cause c) {
            return getParameterizedJobMixIn().scheduleBuild(quietPeriod, c);
        }

        default QueueTaskFuture<RunT> scheduleBuild2(int quietPeriod, Action... actions) {
            return getParameterizedJobMixIn().scheduleBuild2(quietPeriod, actions);
        }

        default boolean isParameterized() {
            return getParameterizedJobMixIn().isParameterized();
        }

        default boolean isDisabled() {
            return false;
        }

        default void setDisabled(boolean disabled) {
            throw new UnsupportedOperationException("must be implemented if supportsMakeDisabled is overridden");
        }

        default boolean supportsMakeDisabled() {
            return false;
        }

        default void makeDisabled(boolean b) throws IOException {
            if (isDisabled() != b && (!b || supportsMakeDisabled())) {
                setDisabled(b);
                if (b) {
                    Jenkins.get().getQueue().cancel(this);
                }
                save();
                ItemListener.fireOnUpdated(this);
            }
        }

        @RequirePOST
        default HttpResponse doDisable() throws IOException {
            checkPermission(CONFIGURE);
            makeDisabled(true);
            return new HttpRedirect(".");
        }

        @RequirePOST
        default HttpResponse doEnable() throws IOException {
            checkPermission(CONFIGURE);
            makeDisabled(false);
            return new HttpRedirect(".");
        }

        @Override
        default RunT createExecutable() throws IOException {
            if (isDisabled()) {
                return null;
            }
            if (this instanceof LazyBuildMixIn.LazyLoadingJob<?, ?> job) {
                @SuppressWarnings("unchecked")
                RunT build = (RunT) job.getLazyBuildMixIn().newBuild();
                return build;
            }
            return null;
        }

        default boolean isBuildable() {
            return !isDisabled();
        }
    }
}
