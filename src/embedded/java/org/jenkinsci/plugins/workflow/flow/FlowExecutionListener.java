package org.jenkinsci.plugins.workflow.flow;

import hudson.ExtensionPoint;
import io.jenkins.embedded.pipeline.Listeners;
import java.util.function.Consumer;

/** Hears of the life of flows. */
public abstract class FlowExecutionListener implements ExtensionPoint {

    public void onCreated(FlowExecution execution) {}

    public void onRunning(FlowExecution execution) {}

    public void onResumed(FlowExecution execution) {}

    public void onCompleted(FlowExecution execution) {}

    public static void fireCreated(FlowExecution execution) {
        notifyAll(listener -> listener.onCreated(execution));
    }

    public static void fireRunning(FlowExecution execution) {
        notifyAll(listener -> listener.onRunning(execution));
    }

    public static void fireResumed(FlowExecution execution) {
        notifyAll(listener -> listener.onResumed(execution));
    }

    public static void fireCompleted(FlowExecution execution) {
        notifyAll(listener -> listener.onCompleted(execution));
    }

    private static void notifyAll(Consumer<FlowExecutionListener> event) {
        Listeners.notifyAll(FlowExecutionListener.class, event);
    }
}
