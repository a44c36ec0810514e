package io.jenkins.plugins.releaseguard.flaky.engine.quarantine;

/**
 * After how many days in quarantine what happens.
 *
 * @param medium the ticket gets medium priority
 * @param high the ticket gets high priority
 * @param overdue the test is overdue
 * @param returning a test that comes back within so many days after it was closed keeps its old clock; 0 for never
 */
public record AgeLimits(int medium, int high, int overdue, int returning) {
    public static final AgeLimits DEFAULT = new AgeLimits(30, 60, 90, 30);

    /** @throws IllegalArgumentException unless the days are positive and grow */
    public AgeLimits {
        if (medium < 1 || high <= medium || overdue <= high) {
            throw new IllegalArgumentException(
                    "The days of ageing must be positive and grow, but are " + medium + ", " + high + ", " + overdue);
        }
        if (returning < 0) {
            throw new IllegalArgumentException("returnDays must not be negative, but is " + returning);
        }
    }
}
