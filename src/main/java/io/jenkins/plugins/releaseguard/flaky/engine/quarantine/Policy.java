package io.jenkins.plugins.releaseguard.flaky.engine.quarantine;

/**
 * The rules of a team.
 *
 * @param amnestyEnds whether an overdue test counts again
 */
public record Policy(AgeLimits ages, Approvals approvals, Watching watching, boolean amnestyEnds) {
    public static final Policy DEFAULT = new Policy(AgeLimits.DEFAULT, Approvals.DEFAULT, Watching.DEFAULT, true);

    /** So many people besides who proposes must agree, by the test's priority. */
    public record Approvals(int normal, int high) {
        public static final Approvals DEFAULT = new Approvals(1, 2);

        /** @throws IllegalArgumentException unless at least one other person must agree */
        public Approvals {
            if (normal < 1 || high < 1) {
                throw new IllegalArgumentException(
                        "At least one other person must agree, but the numbers are " + normal + " and " + high);
            }
        }

        public int of(Priority priority) {
            return priority == Priority.HIGH ? high : normal;
        }
    }

    /**
     * When runs decide.
     *
     * @param passes in a row that close a mitigated test
     * @param onDemand passes in a row that close it when it is run on demand
     * @param broken final failures in a row after which a test isn't flaky but broken
     */
    public record Watching(int passes, int onDemand, int broken) {
        public static final Watching DEFAULT = new Watching(10, 20, 10);

        /** @throws IllegalArgumentException if one is less than 1 */
        public Watching {
            if (passes < 1 || onDemand < 1 || broken < 1) {
                throw new IllegalArgumentException(
                        "Numbers of runs must be at least 1, but are " + passes + ", " + onDemand + ", " + broken);
            }
        }
    }
}
