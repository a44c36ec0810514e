package org.jenkinsci.plugins.workflow.steps;

/** Base of step executions that once had their fields injected; kept for its name. */
public abstract class AbstractStepExecutionImpl extends StepExecution {

    private static final long serialVersionUID = 1L;

    protected AbstractStepExecutionImpl() {}

    protected AbstractStepExecutionImpl(StepContext context) {
        super(context);
    }

    @Override
    public void onResume() {}
}
