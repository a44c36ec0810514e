package io.jenkins.embedded.junit;

import hudson.tasks.test.TestResult;
import java.io.Serializable;
import java.util.Collection;

/**
 * What a number of tests come to.
 *
 * @param duration in seconds
 */
public record Tally(int passed, int failed, int skipped, float duration) implements Serializable {

    public static final Tally NONE = new Tally(0, 0, 0, 0);

    public static Tally of(Collection<? extends TestResult> children) {
        int passed = 0;
        int failed = 0;
        int skipped = 0;
        float duration = 0;
        for (TestResult child : children) {
            passed += child.getPassCount();
            failed += child.getFailCount();
            skipped += child.getSkipCount();
            duration += child.getDuration();
        }
        return new Tally(passed, failed, skipped, duration);
    }
}
