package io.jenkins.embedded.pipeline;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jenkinsci.plugins.workflow.graph.FlowEndNode;
import org.jenkinsci.plugins.workflow.graph.FlowNode;

/** All nodes of one execution, by id, and which of them have to be written. */
final class NodeGraph {

    private final PipelineExecution execution;
    private final NodeJournal journal;
    private final Map<String, FlowNode> nodes = new LinkedHashMap<>();
    private final Set<FlowNode> unsaved = new LinkedHashSet<>();
    private int lastId = 1;

    NodeGraph(PipelineExecution execution, File file) {
        this.execution = execution;
        this.journal = new NodeJournal(file);
    }

    synchronized String nextId() {
        return String.valueOf(++lastId);
    }

    synchronized void add(FlowNode node) {
        nodes.put(node.getId(), node);
        unsaved.add(node);
    }

    synchronized FlowNode get(String id) {
        return nodes.get(id);
    }

    /** The end of the flow, or null while there is none. */
    synchronized FlowEndNode end() {
        FlowNode last = last();
        return last instanceof FlowEndNode ? (FlowEndNode) last : null;
    }

    /** The newest node. */
    synchronized FlowNode last() {
        FlowNode last = null;
        for (FlowNode node : nodes.values()) {
            last = node;
        }
        return last;
    }

    synchronized void changed(FlowNode node) {
        if (nodes.containsKey(node.getId())) {
            unsaved.add(node);
        }
    }

    /** Appends to the journal what has changed; on disk when this returns. */
    void save() throws IOException {
        List<FlowNode> batch;
        synchronized (this) {
            batch = new ArrayList<>(unsaved);
            unsaved.clear();
        }
        journal.append(batch);
    }

    synchronized void load() throws IOException {
        journal.read(execution, nodes);
        unsaved.clear();
        for (String id : nodes.keySet()) {
            lastId = Math.max(lastId, Integer.parseInt(id));
        }
    }
}
