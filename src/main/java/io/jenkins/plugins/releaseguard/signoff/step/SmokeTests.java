package io.jenkins.plugins.releaseguard.signoff.step;

import io.jenkins.plugins.releaseguard.signoff.engine.Check;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What the checks in the block of one {@code releaseVerify} found so far. Saved with the build; each
 * {@code releaseCheck} finds it in the block around it.
 */
final class SmokeTests implements Serializable {

    private static final long serialVersionUID = 1L;

    private final ArrayList<Found> found = new ArrayList<>();

    /** @param failure why the check failed; empty if it passed */
    synchronized void add(String name, boolean passed, Duration took, String failure) {
        found.add(new Found(name, passed, took.toMillis(), failure));
    }

    synchronized boolean isFull() {
        return found.size() >= Check.MOST;
    }

    /** In the order in which they ended. */
    synchronized List<Check> checks() {
        return found.stream().map(Found::check).toList();
    }

    /** Not while a check is added. */
    private synchronized void writeObject(ObjectOutputStream out) throws IOException {
        out.defaultWriteObject();
    }

    /** What one check found. */
    private static final class Found implements Serializable {

        private static final long serialVersionUID = 1L;

        private final String name;
        private final boolean passed;
        private final long millis;
        private final String failure;

        Found(String name, boolean passed, long millis, String failure) {
            this.name = name;
            this.passed = passed;
            this.millis = millis;
            this.failure = failure;
        }

        Check check() {
            return new Check(
                    name, passed ? Check.Result.PASSED : Check.Result.FAILED, Duration.ofMillis(millis), failure);
        }
    }
}
