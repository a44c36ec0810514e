package org.jenkinsci.plugins.workflow.support.steps.build;

import hudson.AbortException;
import hudson.console.ModelHyperlinkNote;
import hudson.model.Action;
import hudson.model.CauseAction;
import hudson.model.Executor;
import hudson.model.Item;
import hudson.model.Job;
import hudson.model.ParameterDefinition;
import hudson.model.ParameterValue;
import hudson.model.ParametersAction;
import hudson.model.ParametersDefinitionProperty;
import hudson.model.Queue;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.embedded.steps.DownstreamLink;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jenkins.model.Jenkins;
import jenkins.model.ParameterizedJobMixIn;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.AbstractStepExecutionImpl;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** A running {@code build}: knows the other build by a {@link DownstreamLink}, also after a restart. */
public class BuildTriggerStepExecution extends AbstractStepExecutionImpl {

    private static final long serialVersionUID = 1L;

    private final String jobName;
    private final boolean wait;
    private final boolean propagate;
    private final Integer quietPeriod;
    private transient List<ParameterValue> parameters;
    private DownstreamLink link;
    private String downstream;

    public BuildTriggerStepExecution(BuildTriggerStep step, StepContext context) {
        super(context);
        jobName = step.getJob();
        wait = step.getWait();
        propagate = step.isPropagate();
        quietPeriod = step.getQuietPeriod();
        parameters = step.getParameters();
    }

    @Override
    public boolean start() throws Exception {
        Run<?, ?> run = getContext().get(Run.class);
        Item item = Jenkins.get().getItem(jobName, run.getParent(), Item.class);
        if (item == null) {
            throw new AbortException("No item named " + jobName + " found");
        }
        if (!(item instanceof Job<?, ?> job) || !(item instanceof ParameterizedJobMixIn.ParameterizedJob<?, ?> task)) {
            throw new AbortException(item.getFullName() + " can't be built");
        }
        getContext()
                .get(TaskListener.class)
                .getLogger()
                .println("Scheduling project: " + ModelHyperlinkNote.encodeTo(item));
        List<Action> actions = new ArrayList<>();
        actions.add(new CauseAction(new BuildUpstreamCause(getContext().get(FlowNode.class), run)));
        ParametersAction values = values(job);
        if (values != null) {
            actions.add(values);
        }
        if (wait) {
            link = DownstreamLink.create();
            link.await(new Listening());
            actions.add(link);
        }
        int delay = quietPeriod == null ? task.getQuietPeriod() : quietPeriod;
        if (ParameterizedJobMixIn.scheduleBuild2(job, delay, actions.toArray(Action[]::new)) == null) {
            throw new AbortException("Failed to trigger build of " + item.getFullName());
        }
        if (!wait) {
            getContext().onSuccess(null);
        }
        return false;
    }

    /** The given values, and the defaults of what isn't given; null if there are none. */
    private ParametersAction values(Job<?, ?> job) {
        Map<String, ParameterValue> values = new LinkedHashMap<>();
        ParametersDefinitionProperty defined = job.getProperty(ParametersDefinitionProperty.class);
        if (defined != null) {
            for (ParameterDefinition definition : defined.getParameterDefinitions()) {
                ParameterValue value = definition.getDefaultParameterValue();
                if (value != null) {
                    values.put(value.getName(), value);
                }
            }
        }
        if (parameters != null) {
            parameters.forEach(value -> values.put(value.getName(), value));
        }
        return values.isEmpty() ? null : new ParametersAction(new ArrayList<>(values.values()));
    }

    @Override
    public void onResume() {
        link.await(new Listening());
        Run<?, ?> build = downstream == null ? null : Run.fromExternalizableId(downstream);
        if (build == null && link.queued() == null) {
            build = link.find(Jenkins.get().getItemByFullName(jobName, Job.class));
            if (build == null) {
                link.forget();
                getContext().onFailure(new AbortException("The build of " + jobName + " got lost"));
                return;
            }
        }
        if (build != null && !build.isBuilding()) {
            new Listening().finished(build);
        }
    }

    /** Ends the other build, too; if that runs, this step ends with it. */
    @Override
    public void stop(Throwable cause) throws Exception {
        Run<?, ?> build = downstream == null ? null : Run.fromExternalizableId(downstream);
        Executor executor = build == null ? null : build.getExecutor();
        if (executor != null) {
            executor.interrupt(Result.ABORTED, new BuildTriggerCancelledCause(cause));
            return;
        }
        if (link != null) {
            link.forget();
            Queue.Item item = link.queued();
            if (item != null) {
                Queue.getInstance().cancel(item);
            }
        }
        super.stop(cause);
    }

    @Override
    public String getStatus() {
        return downstream == null
                ? "waiting to schedule or start " + jobName
                : "running " + downstream.replace("#", " #");
    }

    /** What the other build tells this step. */
    private final class Listening implements DownstreamLink.Waiter {

        @Override
        public void started(Run<?, ?> build) {
            downstream = build.getExternalizableId();
            try {
                getContext()
                        .get(TaskListener.class)
                        .getLogger()
                        .println("Starting building: "
                                + ModelHyperlinkNote.encodeTo("/" + build.getUrl(), build.getFullDisplayName()));
            } catch (IOException x) {
                getContext().onFailure(x);
            } catch (InterruptedException x) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void finished(Run<?, ?> build) {
            link.forget();
            Result result = build.getResult();
            if (propagate && result != Result.SUCCESS) {
                getContext().onFailure(new FlowInterruptedException(result, false, new DownstreamFailureCause(build)));
            } else {
                getContext().onSuccess(new RunWrapper(build, false));
            }
        }

        @Override
        public void cancelled() {
            link.forget();
            getContext().onFailure(new AbortException("Build of " + jobName + " was cancelled"));
        }
    }
}
