package org.jenkinsci.plugins.workflow.job;

import hudson.model.Action;
import hudson.model.BuildAuthorizationToken;
import hudson.model.Item;
import hudson.model.ItemGroup;
import hudson.model.Job;
import hudson.model.Queue;
import hudson.model.RunMap;
import hudson.model.TopLevelItem;
import hudson.model.TopLevelItemDescriptor;
import hudson.model.queue.QueueTaskFuture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import jenkins.model.Jenkins;
import jenkins.model.ParameterizedJobMixIn;
import jenkins.model.lazy.LazyBuildMixIn;
import org.jenkinsci.plugins.workflow.flow.FlowDefinition;

/** A job whose builds run a pipeline script. */
public final class WorkflowJob extends Job<WorkflowJob, WorkflowRun>
        implements LazyBuildMixIn.LazyLoadingJob<WorkflowJob, WorkflowRun>,
                ParameterizedJobMixIn.ParameterizedJob<WorkflowJob, WorkflowRun>,
                TopLevelItem,
                Queue.FlyweightTask {

    private FlowDefinition definition;
    private boolean disabled;
    private transient LazyBuildMixIn<WorkflowJob, WorkflowRun> builds;

    @SuppressWarnings("rawtypes")
    public WorkflowJob(ItemGroup parent, String name) {
        super(parent, name);
    }

    @Override
    public void onCreatedFromScratch() {
        super.onCreatedFromScratch();
        getLazyBuildMixIn().onCreatedFromScratch();
    }

    @Override
    public void onLoad(ItemGroup<? extends Item> parent, String name) throws IOException {
        super.onLoad(parent, name);
        getLazyBuildMixIn().onLoad(parent, name);
    }

    public FlowDefinition getDefinition() {
        return definition;
    }

    public void setDefinition(FlowDefinition definition) {
        this.definition = definition;
        try {
            save();
        } catch (IOException x) {
            throw new UncheckedIOException(x);
        }
    }

    @Override
    public boolean isBuildable() {
        return ParameterizedJobMixIn.ParameterizedJob.super.isBuildable();
    }

    @Override
    protected RunMap<WorkflowRun> _getRuns() {
        return getLazyBuildMixIn()._getRuns();
    }

    @Override
    public synchronized LazyBuildMixIn<WorkflowJob, WorkflowRun> getLazyBuildMixIn() {
        if (builds == null) {
            builds = new LazyBuildMixIn<>() {
                @Override
                protected WorkflowJob asJob() {
                    return WorkflowJob.this;
                }

                @Override
                protected Class<WorkflowRun> getBuildClass() {
                    return WorkflowRun.class;
                }
            };
        }
        return builds;
    }

    @Override
    protected void removeRun(WorkflowRun run) {
        getLazyBuildMixIn().removeRun(run);
    }

    @Override
    public WorkflowRun getBuild(String id) {
        return getLazyBuildMixIn().getBuild(id);
    }

    @Override
    public WorkflowRun getBuildByNumber(int n) {
        return getLazyBuildMixIn().getBuildByNumber(n);
    }

    @Override
    public WorkflowRun getFirstBuild() {
        return getLazyBuildMixIn().getFirstBuild();
    }

    @Override
    public WorkflowRun getLastBuild() {
        return getLazyBuildMixIn().getLastBuild();
    }

    @Override
    public WorkflowRun getNearestBuild(int n) {
        return getLazyBuildMixIn().getNearestBuild(n);
    }

    @Override
    public WorkflowRun getNearestOldBuild(int n) {
        return getLazyBuildMixIn().getNearestOldBuild(n);
    }

    @Override
    protected List<WorkflowRun> getEstimatedDurationCandidates() {
        return getLazyBuildMixIn().getEstimatedDurationCandidates();
    }

    @Override
    public QueueTaskFuture<WorkflowRun> scheduleBuild2(int quietPeriod, Action... actions) {
        return ParameterizedJobMixIn.ParameterizedJob.super.scheduleBuild2(quietPeriod, actions);
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

    /** Builds can't be triggered by a token. */
    @Override
    public BuildAuthorizationToken getAuthToken() {
        return null;
    }

    @Override
    public boolean isConcurrentBuild() {
        return true;
    }

    @Override
    public String getPronoun() {
        return "Pipeline";
    }

    @Override
    public TopLevelItemDescriptor getDescriptor() {
        return (TopLevelItemDescriptor) Jenkins.get().getDescriptorOrDie(WorkflowJob.class);
    }

    /** Descriptor. */
    public static final class DescriptorImpl extends TopLevelItemDescriptor {
        @Override
        public String getDisplayName() {
            return "Pipeline";
        }

        @Override
        public TopLevelItem newInstance(ItemGroup parent, String name) {
            return new WorkflowJob(parent, name);
        }
    }
}
