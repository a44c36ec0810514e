package org.jenkinsci.plugins.workflow.support.steps.build;

import hudson.model.Cause;
import hudson.model.Run;
import org.jenkinsci.plugins.workflow.graph.FlowNode;

/** Why a build runs: a {@code build} step of another one called it. */
public class BuildUpstreamCause extends Cause.UpstreamCause {

    private final String nodeId;

    public BuildUpstreamCause(FlowNode node, Run<?, ?> invokingRun) {
        super(invokingRun);
        nodeId = node.getId();
    }

    /** The step, in the graph of the calling build. */
    public String getNodeId() {
        return nodeId;
    }
}
