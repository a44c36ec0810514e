package io.jenkins.embedded.steps;

import hudson.FilePath;
import hudson.model.Computer;
import hudson.model.Executor;
import hudson.model.Node;
import hudson.slaves.WorkspaceList;
import java.io.IOException;
import java.io.Serializable;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.steps.DynamicContext;

/**
 * What a block of {@code node} or {@code ws} holds: an executor and the lease of a workspace. It lies in the context of
 * the block, is saved with the build, and there stands for the objects that can't be saved.
 */
public final class NodeAllocation implements Serializable {

    private static final long serialVersionUID = 1L;

    /** The name of the built-in node, as variables and labels have it; its real name is empty. */
    private static final String BUILT_IN = "built-in";

    private final String node;
    private final String path;
    private final String labels;
    private final int executorNumber;
    private transient volatile Executor executor;
    private transient WorkspaceList.Lease lease;

    private NodeAllocation(Executor executor, String node, String labels, int number, WorkspaceList.Lease lease) {
        this.executor = executor;
        this.node = node;
        this.labels = labels;
        this.executorNumber = number;
        this.lease = lease;
        this.path = lease.path.getRemote();
    }

    public static NodeAllocation create(Executor executor, WorkspaceList.Lease lease) {
        Node owner = executor.getOwner().getNode();
        String labels = String.join(
                " ",
                owner.getAssignedLabels().stream()
                        .map(Object::toString)
                        .sorted()
                        .toList());
        return new NodeAllocation(executor, owner.getNodeName(), labels, executor.getNumber(), lease);
    }

    /** The same executor, but another workspace. */
    public NodeAllocation inWorkspace(WorkspaceList.Lease other) {
        return new NodeAllocation(executor, node, labels, executorNumber, other);
    }

    public String nodeName() {
        return node.isEmpty() ? BUILT_IN : node;
    }

    /** A label that only this node has. */
    public String nodeLabel() {
        return nodeName();
    }

    public Node node() {
        return node.isEmpty() ? Jenkins.get() : Jenkins.get().getNode(node);
    }

    public Computer computer() {
        Node owner = node();
        return owner == null ? null : owner.toComputer();
    }

    /** Null after a restart until the build has got an executor again. */
    public Executor executor() {
        return executor;
    }

    public FilePath workspace() {
        Node owner = node();
        return owner == null ? null : owner.createPath(path);
    }

    public Map<String, String> variables() {
        Map<String, String> variables = new TreeMap<>();
        variables.put("NODE_NAME", nodeName());
        variables.put("NODE_LABELS", labels);
        variables.put("EXECUTOR_NUMBER", String.valueOf(executorNumber));
        variables.put("WORKSPACE", path);
        variables.put("WORKSPACE_TMP", path + WorkspaceList.TMP_DIR_SUFFIX);
        return variables;
    }

    public void occupy(Executor again) {
        executor = again;
    }

    /** After a restart: keeps others out of the workspace that the build goes on to use. */
    public synchronized void lease() {
        Computer owner = computer();
        if (owner != null && lease == null) {
            lease = owner.getWorkspaceList().record(workspace());
        }
    }

    public synchronized void release() {
        if (lease != null) {
            lease.release();
            lease = null;
        }
    }

    /** Gives steps inside the block their {@link Node}. */
    public static final class NodeContext extends Part<Node> {
        public NodeContext() {
            super(Node.class, NodeAllocation::node);
        }
    }

    /** Gives steps inside the block their {@link Computer}. */
    public static final class ComputerContext extends Part<Computer> {
        public ComputerContext() {
            super(Computer.class, NodeAllocation::computer);
        }
    }

    /** Gives steps inside the block their {@link Executor}. */
    public static final class ExecutorContext extends Part<Executor> {
        public ExecutorContext() {
            super(Executor.class, NodeAllocation::executor);
        }
    }

    /** Gives steps inside the block a part of what it holds. */
    private abstract static class Part<T> extends DynamicContext.Typed<T> {
        private final Class<T> type;
        private final Function<NodeAllocation, T> part;

        Part(Class<T> type, Function<NodeAllocation, T> part) {
            this.type = type;
            this.part = part;
        }

        @Override
        protected Class<T> type() {
            return type;
        }

        @Override
        protected T get(DelegatedContext context) throws IOException, InterruptedException {
            NodeAllocation allocation = context.get(NodeAllocation.class);
            return allocation == null ? null : part.apply(allocation);
        }
    }
}
