package io.jenkins.embedded.controller;

import hudson.model.Computer;
import hudson.model.Label;
import hudson.model.Node;
import hudson.model.labels.LabelAtom;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** The controller as the place of all nodes, which is one: the built-in node. */
@ExportedBean
public abstract class NodeHost extends ExtensionHost {
    private int numExecutors = 2;
    private final transient ConcurrentMap<Node, Computer> computers = new ConcurrentHashMap<>();

    @Override
    public List<Node> getNodes() {
        return List.of();
    }

    /** The node of this name; empty means the controller. */
    public Node getNode(String name) {
        return name.isEmpty() ? this : null;
    }

    @Override
    protected ConcurrentMap<Node, Computer> getComputerMap() {
        return computers;
    }

    @Override
    @Exported
    public int getNumExecutors() {
        return numExecutors;
    }

    public void setNumExecutors(int n) throws IOException {
        numExecutors = n;
        computers.values().forEach(computer -> computer.setNumExecutors(n));
        save();
        getQueue().maintain();
    }

    protected void updateComputer() {
        computers.computeIfAbsent(this, node -> createComputer());
    }

    public Computer[] getComputers() {
        return computers.values().toArray(Computer[]::new);
    }

    public Collection<Computer> getComputersCollection() {
        return computers.values();
    }

    public Computer getComputer(String name) {
        for (Computer computer : computers.values()) {
            if (computer.getName().equals(name)
                    || name.equals("(built-in)") && computer.getName().isEmpty()) {
                return computer;
            }
        }
        return null;
    }

    /** The label of an expression; what isn't one is taken as a name. */
    public Label getLabel(String expr) {
        if (expr == null) {
            return null;
        }
        try {
            return Label.parseExpression(expr);
        } catch (IllegalArgumentException x) {
            return new LabelAtom(expr);
        }
    }
}
