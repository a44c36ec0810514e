package hudson.util;

/** How far the clock of a node is from the controller's. */
public final class ClockDifference {
    public static final ClockDifference ZERO = new ClockDifference(0);

    /** Milliseconds; above zero when the node is ahead. */
    public final long diff;

    public ClockDifference(long value) {
        this.diff = value;
    }
}
