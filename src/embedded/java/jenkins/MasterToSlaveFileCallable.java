package jenkins;

import jenkins.agents.ControllerToAgentFileCallable;

/** Work on a file, sent by the controller. */
public abstract class MasterToSlaveFileCallable<T> implements ControllerToAgentFileCallable<T> {
    private static final long serialVersionUID = 1L;
}
