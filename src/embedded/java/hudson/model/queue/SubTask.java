package hudson.model.queue;

import hudson.model.Label;
import hudson.model.Queue;
import hudson.model.ResourceActivity;
import java.io.IOException;

/** A unit of work that takes one executor. */
public interface SubTask extends ResourceActivity {
    /** Where it may run; null means anywhere. */
    default Label getAssignedLabel() {
        return null;
    }

    /** Milliseconds; -1 when unknown. */
    default long getEstimatedDuration() {
        return -1;
    }

    /** Creates what is to be run; called when an executor is free. */
    Queue.Executable createExecutable() throws IOException;

    default Queue.Task getOwnerTask() {
        return (Queue.Task) this;
    }
}
