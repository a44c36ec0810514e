package io.jenkins.plugins.releaseguard.flaky.step;

import hudson.EnvVars;
import org.jenkinsci.plugins.workflow.steps.EnvironmentExpander;

/**
 * What the block sees: {@code RERUN_TESTS} and {@code RERUN_ATTEMPT}. The former is empty in a first run, not missing:
 * {@code "-Dtest=${env.RERUN_TESTS}"} would become {@code -Dtest=null} otherwise.
 */
final class RerunEnvironment extends EnvironmentExpander {
    private static final long serialVersionUID = 1;

    private final String tests;
    private final int attempt;

    RerunEnvironment(String tests, int attempt) {
        this.tests = tests;
        this.attempt = attempt;
    }

    @Override
    public void expand(EnvVars env) {
        // not by override, which removes a variable whose new value is empty
        env.put("RERUN_TESTS", tests);
        env.put("RERUN_ATTEMPT", Integer.toString(attempt));
    }
}
