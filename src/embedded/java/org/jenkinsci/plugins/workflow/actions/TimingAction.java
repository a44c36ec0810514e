package org.jenkinsci.plugins.workflow.actions;

import hudson.model.Action;
import org.jenkinsci.plugins.workflow.graph.FlowNode;

/** When a node was made. */
public class TimingAction implements Action {

    private final long startTime = System.currentTimeMillis();

    public long getStartTime() {
        return startTime;
    }

    /** Milliseconds since the epoch; 0 when unknown. */
    public static long getStartTime(FlowNode flowNode) {
        TimingAction timing = flowNode.getPersistentAction(TimingAction.class);
        return timing == null ? 0 : timing.getStartTime();
    }

    @Override
    public String getIconFileName() {
        return null;
    }

    @Override
    public String getDisplayName() {
        return "Timing";
    }

    @Override
    public String getUrlName() {
        return null;
    }
}
