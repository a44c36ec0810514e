package io.jenkins.plugins.releaseguard.flaky.engine.quarantine;

/**
 * How often a test fails or is flaky, with Wilson's 95 % confidence interval (E. B. Wilson, JASA 22, 1927): it stays
 * within 0 and 1 and makes sense for few runs, as the usual one doesn't.
 *
 * @param bad runs in which it failed or was flaky
 * @param runs all runs
 */
public record FlakeRate(long bad, long runs) {
    private static final double Z = 1.959964;

    public FlakeRate {
        if (bad < 0 || runs < bad) {
            throw new IllegalArgumentException(bad + " of " + runs + " runs");
        }
    }

    /** 0 to 1; 0 without runs. */
    public double rate() {
        return runs == 0 ? 0 : (double) bad / runs;
    }

    /** Lower end, 0 without runs. */
    public double low() {
        return runs == 0 || bad == 0 ? 0 : Math.max(0, centre() - halfWidth());
    }

    /** Upper end, 1 without runs. */
    public double high() {
        return runs == 0 || bad == runs ? 1 : Math.min(1, centre() + halfWidth());
    }

    private double centre() {
        return (rate() + Z * Z / (2 * runs)) / (1 + Z * Z / runs);
    }

    private double halfWidth() {
        double inner = rate() * (1 - rate()) / runs + Z * Z / (4.0 * runs * runs);
        return Z * Math.sqrt(inner) / (1 + Z * Z / runs);
    }
}
