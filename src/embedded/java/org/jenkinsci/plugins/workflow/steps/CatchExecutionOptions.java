package org.jenkinsci.plugins.workflow.steps;

import hudson.model.Result;
import java.io.Serializable;

/** What {@code catchError} and {@code warnError} do with a failure of their block. */
public interface CatchExecutionOptions extends Serializable {

    /** Printed before the failure, or null. */
    String getMessage();

    /** What the build's result becomes, unless it's worse already. */
    Result getBuildResultOnError();

    /** What the step is shown as. */
    Result getStepResultOnError();

    /** Whether aborts and timeouts are caught, too. */
    boolean isCatchInterruptions();
}
