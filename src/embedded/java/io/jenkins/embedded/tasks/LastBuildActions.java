package io.jenkins.embedded.tasks;

import hudson.model.Action;
import hudson.model.Job;
import hudson.model.Run;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import jenkins.model.TransientActionFactory;
import jenkins.tasks.SimpleBuildStep.LastBuildAction;

/** Gives a job the actions that its last successful build has for it. */
public final class LastBuildActions extends TransientActionFactory<Job> {

    @Override
    public Class<Job> type() {
        return Job.class;
    }

    @Override
    public Collection<? extends Action> createFor(Job job) {
        Run<?, ?> last = job.getLastSuccessfulBuild();
        List<Action> actions = new ArrayList<>();
        if (last != null) {
            for (LastBuildAction action : last.getActions(LastBuildAction.class)) {
                actions.addAll(action.getProjectActions());
            }
        }
        return actions;
    }
}
