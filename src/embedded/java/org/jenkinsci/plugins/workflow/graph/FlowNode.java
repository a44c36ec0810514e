package org.jenkinsci.plugins.workflow.graph;

import hudson.model.Action;
import hudson.model.Actionable;
import hudson.model.BallColor;
import hudson.model.Saveable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.jenkinsci.plugins.workflow.actions.ErrorAction;
import org.jenkinsci.plugins.workflow.actions.LabelAction;
import org.jenkinsci.plugins.workflow.actions.PersistentAction;
import org.jenkinsci.plugins.workflow.flow.FlowExecution;

/** One point in the history of a flow: a step, or the start or end of a block. */
public abstract class FlowNode extends Actionable implements Saveable {

    private final FlowExecution exec;
    private final String id;
    private final List<FlowNode> parents;
    private final CopyOnWriteArrayList<Action> kept = new CopyOnWriteArrayList<>();

    protected FlowNode(FlowExecution exec, String id, List<FlowNode> parents) {
        this.exec = exec;
        this.id = id;
        this.parents = List.copyOf(parents);
    }

    protected FlowNode(FlowExecution exec, String id, FlowNode... parents) {
        this(exec, id, List.of(parents));
    }

    /** Whether the node is a head of its flow. */
    public final boolean isRunning() {
        return exec.isCurrentHead(this);
    }

    /** Whether the step or block has not ended. */
    public final boolean isActive() {
        return exec.isActive(this);
    }

    /** What the step failed with, or null. */
    public final ErrorAction getError() {
        return getPersistentAction(ErrorAction.class);
    }

    public FlowExecution getExecution() {
        return exec;
    }

    public List<FlowNode> getParents() {
        return parents;
    }

    public List<String> getParentIds() {
        return getParents().stream().map(FlowNode::getId).collect(Collectors.toList());
    }

    public String getEnclosingId() {
        BlockStartNode start = exec.findEnclosingBlockStart(this);
        return start == null ? null : start.getId();
    }

    /** The blocks around the node, innermost first. */
    public List<? extends BlockStartNode> getEnclosingBlocks() {
        return exec.findAllEnclosingBlockStarts(this);
    }

    public String getId() {
        return id;
    }

    public final String getSearchUrl() {
        return getId();
    }

    @Override
    public String getDisplayName() {
        LabelAction label = getPersistentAction(LabelAction.class);
        return label == null ? getTypeDisplayName() : label.getDisplayName();
    }

    /** How the node shows in the log: {@code echo}, <code>{ (Branch: x)</code>, {@code // stage}. */
    public String getDisplayFunctionName() {
        LabelAction label = getPersistentAction(LabelAction.class);
        return label == null ? getTypeFunctionName() : getTypeFunctionName() + " (" + label.getDisplayName() + ")";
    }

    public BallColor getIconColor() {
        BallColor color = getError() == null ? BallColor.BLUE : BallColor.RED;
        return isActive() ? color.anime() : color;
    }

    protected abstract String getTypeDisplayName();

    protected String getTypeFunctionName() {
        return getTypeDisplayName();
    }

    public String getUrl() throws IOException {
        return exec.getOwner().getUrlOfExecution() + "node/" + id + "/";
    }

    /** The first action of the type among those that are saved with the node. */
    public final <T extends Action> T getPersistentAction(Class<T> type) {
        for (Action action : kept) {
            if (type.isInstance(action)) {
                return type.cast(action);
            }
        }
        return null;
    }

    @Override
    public <T extends Action> T getAction(Class<T> type) {
        return PersistentAction.class.isAssignableFrom(type) ? getPersistentAction(type) : super.getAction(type);
    }

    @Override
    public List<Action> getActions() {
        return new SavingActions(this, kept);
    }

    @Override
    public void save() throws IOException {
        exec.saveActions(this, new ArrayList<>(kept));
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof FlowNode
                && ((FlowNode) o).id.equals(id)
                && ((FlowNode) o).exec.getOwner().equals(exec.getOwner());
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return getClass().getSimpleName() + "[id=" + id + ", " + getTypeFunctionName() + "]";
    }
}
