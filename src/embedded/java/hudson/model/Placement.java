package hudson.model;

import hudson.model.queue.CauseOfBlockage;
import java.util.ArrayList;
import java.util.List;
import jenkins.model.Jenkins;

/** Finds executors for items that wait for one. */
final class Placement {
    private Placement() {}

    /** A free executor of a node that takes the item; or null. */
    static Executor find(Queue.BuildableItem item) {
        if (item.task instanceof Queue.FlyweightTask) {
            return Jenkins.get().toComputer().newOneOffExecutor();
        }
        for (Computer computer : Jenkins.get().getComputersCollection()) {
            Node node = computer.getNode();
            if (node != null && computer.isOnline() && computer.isAcceptingTasks() && node.canTake(item) == null) {
                for (Executor executor : computer.getExecutors()) {
                    if (executor.isParking()) {
                        return executor;
                    }
                }
            }
        }
        return null;
    }

    /** Why the item has no executor yet. */
    static String whyNot(Queue.BuildableItem item) {
        Label label = item.getAssignedLabel();
        List<String> reasons = new ArrayList<>();
        for (Computer computer : Jenkins.get().getComputersCollection()) {
            Node node = computer.getNode();
            CauseOfBlockage cause = node == null ? null : node.canTake(item);
            if (node != null && cause == null) {
                return label == null
                        ? "Waiting for next available executor"
                        : "Waiting for next available executor on ‘" + label.getDisplayName() + '’';
            }
            if (cause != null) {
                reasons.add(cause.getShortDescription());
            }
        }
        if (label != null && label.isEmpty()) {
            return "There are no nodes with the label ‘" + label.getDisplayName() + '’';
        }
        return String.join("; ", reasons);
    }
}
