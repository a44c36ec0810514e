package io.jenkins.plugins.releaseguard.flaky.engine;

import java.util.Optional;

/**
 * When so much fails that it is no flake, a rerun is refused.
 *
 * @param maxFailures more failed tests than this aren't rerun
 * @param maxFailureShare a greater share of failed tests than this isn't rerun, in percent of the tests that ran; counts
 *     from the fourth failure on, else one failure among three tests could never be rerun
 */
public record RerunGuard(int maxFailures, int maxFailureShare) {
    private static final int SHARE_COUNTS_FROM = 4;

    public RerunGuard {
        if (maxFailures < 1) {
            throw new IllegalArgumentException("maxFailures must be at least 1, but is " + maxFailures);
        }
        if (maxFailureShare < 1 || maxFailureShare > 100) {
            throw new IllegalArgumentException("maxFailureShare must be 1 to 100 percent, but is " + maxFailureShare);
        }
    }

    /**
     * Why these failures aren't rerun; empty if they are.
     *
     * @param failed how many tests failed, without those whose failure doesn't count
     * @param ran how many tests ran
     */
    public Optional<String> refusal(int failed, int ran) {
        if (failed > maxFailures) {
            return Optional.of("%d tests failed, more than maxFailures: %d".formatted(failed, maxFailures));
        }
        if (failed >= SHARE_COUNTS_FROM && 100L * failed > (long) maxFailureShare * ran) {
            return Optional.of(
                    "%d of %d tests failed, more than maxFailureShare: %d %%".formatted(failed, ran, maxFailureShare));
        }
        return Optional.empty();
    }
}
