package org.jenkinsci.plugins.workflow.steps;

import hudson.ExtensionPoint;
import hudson.model.AbstractDescribableImpl;

/** One call of a step in a script, configured with its arguments; {@link #start} makes the running counterpart. */
public abstract class Step extends AbstractDescribableImpl<Step> implements ExtensionPoint {

    /** Prepares an execution; called on the VM thread, so it must return at once. */
    public abstract StepExecution start(StepContext context) throws Exception;

    @Override
    public StepDescriptor getDescriptor() {
        return (StepDescriptor) super.getDescriptor();
    }
}
