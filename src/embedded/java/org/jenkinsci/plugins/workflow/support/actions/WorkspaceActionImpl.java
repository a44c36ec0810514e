package org.jenkinsci.plugins.workflow.support.actions;

import hudson.FilePath;
import hudson.model.Computer;
import hudson.model.Node;
import hudson.model.labels.LabelAtom;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jenkinsci.plugins.workflow.actions.FlowNodeAction;
import org.jenkinsci.plugins.workflow.actions.WorkspaceAction;
import org.jenkinsci.plugins.workflow.graph.FlowNode;

/** Set on the node of {@code node} when it has got its workspace. */
public final class WorkspaceActionImpl extends WorkspaceAction implements FlowNodeAction {

    private final String node;
    private final String path;
    private final TreeSet<String> labels = new TreeSet<>();
    private transient FlowNode parent;

    public WorkspaceActionImpl(FilePath workspace, FlowNode parent) {
        Computer computer = workspace.toComputer();
        this.node = computer == null ? "" : computer.getName();
        this.path = workspace.getRemote();
        this.parent = parent;
        Node of = computer == null ? null : computer.getNode();
        if (of != null) {
            of.getAssignedLabels().forEach(label -> labels.add(label.getName()));
        }
    }

    @Override
    public Set<LabelAtom> getLabels() {
        return labels.stream().map(LabelAtom::get).collect(Collectors.toSet());
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
