package io.jenkins.plugins.releaseguard.flaky.step;

import hudson.EnvVars;
import org.jenkinsci.plugins.workflow.steps.EnvironmentExpander;

/**
 * What the block sees: {@code RERUN_TESTS}, {@code RERUN_TESTS_FILE} and {@code RERUN_ATTEMPT}. The first is empty in a
 * first run, not missing: {@code "-Dtest=${env.RERUN_TESTS}"} would become {@code -Dtest=null} otherwise.
 */
final class RerunEnvironment extends EnvironmentExpander {
    private static final long serialVersionUID = 1;

    private final String tests;
    private final String file;
    private final int attempt;

    /**
     * @param tests the selection as a part of a command
     * @param file path on the agent of the selection, one argument in a line
     */
    RerunEnvironment(String tests, String file, int attempt) {
        this.tests = tests;
        this.file = file;
        this.attempt = attempt;
    }

    @Override
    public void expand(EnvVars env) {
        // not by override, which removes a variable whose new value is empty
        env.put("RERUN_TESTS", tests);
        env.put("RERUN_TESTS_FILE", file);
        env.put("RERUN_ATTEMPT", Integer.toString(attempt));
    }
}
