package org.jenkinsci.plugins.workflow.steps;

import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import jenkins.model.CauseOfInterruption;
import jenkins.model.InterruptedBuildAction;

/** Ends a flow or a part of it early, with a result of its own and reasons for people. */
public final class FlowInterruptedException extends InterruptedException {

    private static final long serialVersionUID = 1L;

    private final Result result;
    private final List<CauseOfInterruption> causes;
    private boolean actualInterruption;

    public FlowInterruptedException(Result result, CauseOfInterruption... causes) {
        this(result, true, causes);
    }

    public FlowInterruptedException(Result result, boolean actualInterruption, CauseOfInterruption... causes) {
        this.result = result;
        this.actualInterruption = actualInterruption;
        this.causes = new ArrayList<>(List.of(causes));
    }

    public Result getResult() {
        return result;
    }

    public List<CauseOfInterruption> getCauses() {
        return causes;
    }

    /** Whether somebody wanted the build to stop, as opposed to a step that merely ends with a result. */
    public boolean isActualInterruption() {
        return actualInterruption;
    }

    public void setActualInterruption(boolean actualInterruption) {
        this.actualInterruption = actualInterruption;
    }

    @Override
    public String getMessage() {
        return causes.stream().map(CauseOfInterruption::getShortDescription).collect(Collectors.joining(", "));
    }

    /** Keeps the causes with the build and prints those that it didn't have before. */
    public void handle(Run<?, ?> run, TaskListener listener) {
        List<CauseOfInterruption> known = new ArrayList<>();
        for (InterruptedBuildAction action : run.getActions(InterruptedBuildAction.class)) {
            known.addAll(action.getCauses());
        }
        List<CauseOfInterruption> added =
                causes.stream().filter(cause -> !known.contains(cause)).collect(Collectors.toList());
        if (!added.isEmpty()) {
            run.addAction(new InterruptedBuildAction(added));
            added.forEach(cause -> cause.print(listener));
        }
    }
}
