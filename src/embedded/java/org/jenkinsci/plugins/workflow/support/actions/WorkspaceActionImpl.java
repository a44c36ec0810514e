package org.jenkinsci.plugins.workflow.support.actions;

import hudson.FilePath;
import hudson.model.Computer;
import org.jenkinsci.plugins.workflow.actions.FlowNodeAction;
import org.jenkinsci.plugins.workflow.actions.WorkspaceAction;
import org.jenkinsci.plugins.workflow.graph.FlowNode;

/** Set on the node of {@code node} when it has got its workspace. */
public final class WorkspaceActionImpl extends WorkspaceAction implements FlowNodeAction {

    private final String node;
    private final String path;
    private transient FlowNode parent;

    public WorkspaceActionImpl(FilePath workspace, FlowNode parent) {
        Computer computer = workspace.toComputer();
        this.node = computer == null ? "" : computer.getName();
        this.path = workspace.getRemote();
        this.parent = parent;
    }

    @Override
    public String getNode() {
        return node;
    }

    @Override
    public String getPath() {
        return path;
    }

    public FlowNode getParent() {
        return parent;
    }

    @Override
    public void onLoad(FlowNode node) {
        parent = node;
    }

    @Override
    public String getIconFileName() {
        return null;
    }

    @Override
    public String getDisplayName() {
        return "Workspace";
    }

    @Override
    public String getUrlName() {
        return null;
    }
}
