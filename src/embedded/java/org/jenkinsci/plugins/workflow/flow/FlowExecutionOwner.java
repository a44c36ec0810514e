package org.jenkinsci.plugins.workflow.flow;

import hudson.model.Queue;
import hudson.model.TaskListener;
import java.io.File;
import java.io.IOException;
import java.io.Serializable;

/** Handle by which a flow knows its build; it survives a restart. */
public abstract class FlowExecutionOwner implements Serializable {

    private static final long serialVersionUID = 1L;

    public abstract FlowExecution get() throws IOException;

    /** The flow, or null when there is none (yet). */
    public FlowExecution getOrNull() {
        try {
            return get();
        } catch (IOException x) {
            return null;
        }
    }

    /** Folder for what the flow keeps. */
    public abstract File getRootDir() throws IOException;

    /** The build. */
    public abstract Queue.Executable getExecutable() throws IOException;

    public abstract String getUrl() throws IOException;

    public String getUrlOfExecution() throws IOException {
        return getUrl() + "execution/";
    }

    @Override
    public abstract boolean equals(Object o);

    @Override
    public abstract int hashCode();

    /** Writes to the log of the build. */
    public TaskListener getListener() throws IOException {
        return TaskListener.NULL;
    }

    /** A build that runs a flow. */
    public interface Executable extends Queue.Executable {
        FlowExecutionOwner asFlowExecutionOwner();
    }
}
