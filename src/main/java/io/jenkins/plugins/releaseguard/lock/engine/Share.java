package io.jenkins.plugins.releaseguard.lock.engine;

/**
 * How much of a lock a request wants.
 *
 * @param permits how many of a lock's permits it takes, 1 to {@value #MAX_PERMITS}; a shared request counts none and
 *     has 1 here. A lock has one permit unless it is declared with more
 */
public record Share(LockMode mode, int permits) {

    public static final int MAX_PERMITS = 10_000;
    public static final Share EXCLUSIVE = new Share(LockMode.EXCLUSIVE, 1);
    public static final Share SHARED = new Share(LockMode.SHARED, 1);

    /** @throws IllegalArgumentException naming the offending value */
    public Share {
        if (permits < 1 || permits > MAX_PERMITS) {
            throw new IllegalArgumentException("permits must be 1 to " + MAX_PERMITS + ", but is " + permits);
        }
        if (mode == LockMode.SHARED && permits != 1) {
            throw new IllegalArgumentException(
                    "permits are for mode 'exclusive', but mode is 'shared' and permits is " + permits);
        }
    }

    /** So many of a lock's permits. */
    public static Share permits(int permits) {
        return new Share(LockMode.EXCLUSIVE, permits);
    }

    boolean isShared() {
        return mode == LockMode.SHARED;
    }
}
