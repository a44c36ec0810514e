package org.jenkinsci.plugins.workflow.support.actions;

import hudson.EnvVars;
import hudson.model.Action;
import java.io.IOException;
import java.util.Map;

/** Environment variables that a build has set. */
public interface EnvironmentAction extends Action {

    EnvVars getEnvironment() throws IOException, InterruptedException;

    /** Also tells which variables the script set. */
    interface IncludingOverrides extends EnvironmentAction {
        Map<String, String> getOverriddenEnvironment();
    }
}
