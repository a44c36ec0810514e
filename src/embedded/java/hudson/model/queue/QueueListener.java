package hudson.model.queue;

import hudson.ExtensionList;
import hudson.ExtensionPoint;
import hudson.model.Queue;

/** Is told when items come into the queue and leave it. */
public abstract class QueueListener implements ExtensionPoint {
    public void onEnterWaiting(Queue.WaitingItem wi) {}

    /** Started or cancelled. */
    public void onLeft(Queue.LeftItem li) {}

    public static ExtensionList<QueueListener> all() {
        return ExtensionList.lookup(QueueListener.class);
    }
}
