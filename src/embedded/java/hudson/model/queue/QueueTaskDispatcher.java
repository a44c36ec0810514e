package hudson.model.queue;

import hudson.ExtensionList;
import hudson.ExtensionPoint;
import hudson.model.Node;
import hudson.model.Queue;

/** May keep items of the queue from running, or from running on a node. */
public abstract class QueueTaskDispatcher implements ExtensionPoint {
    /** Null when the node may take the item. */
    public CauseOfBlockage canTake(Node node, Queue.BuildableItem item) {
        return null;
    }

    /** Null when the item may run. */
    public CauseOfBlockage canRun(Queue.Item item) {
        return null;
    }

    public static ExtensionList<QueueTaskDispatcher> all() {
        return ExtensionList.lookup(QueueTaskDispatcher.class);
    }
}
