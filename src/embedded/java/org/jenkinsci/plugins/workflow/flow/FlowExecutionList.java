package org.jenkinsci.plugins.workflow.flow;

import io.jenkins.embedded.pipeline.RunningFlows;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** The flows that are running now. */
public class FlowExecutionList implements Iterable<FlowExecution> {

    @Override
    public Iterator<FlowExecution> iterator() {
        List<FlowExecution> executions = new ArrayList<>();
        for (FlowExecutionOwner owner : RunningFlows.get().owners()) {
            FlowExecution execution = owner.getOrNull();
            if (execution != null) {
                executions.add(execution);
            }
        }
        return executions.iterator();
    }

    public static FlowExecutionList get() {
        return new FlowExecutionList();
    }
}
