package io.jenkins.plugins.releaseguard.flaky.step;

import hudson.model.Result;
import io.jenkins.plugins.releaseguard.flaky.engine.RerunGuard;
import java.io.Serializable;

/** What a {@code flakyRerun} was asked to do; checked, and kept in the running build. */
final class RerunPlan implements Serializable {
    private static final long serialVersionUID = 1;
    static final int MAX_RERUNS = 20;

    final String results;
    final int reruns;
    private final int maxFailures;
    private final int maxFailureShare;
    private final boolean failing;

    /** @throws IllegalArgumentException which names the bad value */
    RerunPlan(String results, int reruns, int maxFailures, int maxFailureShare, String onFailure) {
        if (results.isBlank()) {
            throw new IllegalArgumentException("results must name the JUnit reports, such as "
                    + "'target/surefire-reports/TEST-*.xml', but is empty");
        }
        if (reruns < 0 || reruns > MAX_RERUNS) {
            throw new IllegalArgumentException("reruns must be 0 to " + MAX_RERUNS + ", but is " + reruns);
        }
        if (!onFailure.equals("UNSTABLE") && !onFailure.equals("FAILURE")) {
            throw new IllegalArgumentException("onFailure must be 'UNSTABLE' or 'FAILURE', but is '" + onFailure + "'");
        }
        this.results = results.strip();
        this.reruns = reruns;
        this.maxFailures = maxFailures;
        this.maxFailureShare = maxFailureShare;
        this.failing = onFailure.equals("FAILURE");
        guard();
    }

    RerunGuard guard() {
        return new RerunGuard(maxFailures, maxFailureShare);
    }

    /** What the build gets when tests still fail. */
    Result onFailure() {
        return failing ? Result.FAILURE : Result.UNSTABLE;
    }
}
