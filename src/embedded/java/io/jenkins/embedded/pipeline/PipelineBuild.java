package io.jenkins.embedded.pipeline;

import hudson.model.Result;
import org.jenkinsci.plugins.workflow.flow.FlowExecutionOwner;

/** The build, as the machinery sees it. */
public abstract class PipelineBuild extends FlowExecutionOwner {

    private static final long serialVersionUID = 1L;

    /** Called on the VM thread when the script has ended; the problem is null when it returned normally. */
    public abstract void ended(Result result, Throwable problem);

    /** Takes the build up again after a restart of the controller, if it has not ended. */
    public abstract void resume();

    /** The log of the build; there is one object for it, which keeps the lines of several writers apart. */
    public abstract BuildLog log();
}
