package hudson.model.queue;

import hudson.model.Action;
import hudson.model.Queue;
import java.util.List;

/** An action that takes part when a request becomes part of an item that is already in the queue. */
public interface FoldableAction extends Action {
    void foldIntoExisting(Queue.Item item, Queue.Task owner, List<Action> otherActions);
}
