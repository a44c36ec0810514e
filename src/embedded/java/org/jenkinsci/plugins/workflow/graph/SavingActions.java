package org.jenkinsci.plugins.workflow.graph;

import hudson.model.Action;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.AbstractList;
import java.util.List;

/** The actions of a node; a change marks the node to be saved. */
final class SavingActions extends AbstractList<Action> {

    private final FlowNode node;
    private final List<Action> actions;

    SavingActions(FlowNode node, List<Action> actions) {
        this.node = node;
        this.actions = actions;
    }

    @Override
    public Action get(int index) {
        return actions.get(index);
    }

    @Override
    public int size() {
        return actions.size();
    }

    @Override
    public Action set(int index, Action action) {
        Action old = actions.set(index, action);
        save();
        return old;
    }

    @Override
    public void add(int index, Action action) {
        actions.add(index, action);
        save();
    }

    @Override
    public Action remove(int index) {
        Action old = actions.remove(index);
        save();
        return old;
    }

    private void save() {
        try {
            node.save();
        } catch (IOException x) {
            throw new UncheckedIOException(x);
        }
    }
}
