package io.jenkins.plugins.releaseguard.flaky.step;

import io.jenkins.plugins.releaseguard.flaky.engine.Origin;
import io.jenkins.plugins.releaseguard.flaky.engine.Suspect;
import io.jenkins.plugins.releaseguard.flaky.report.FailedTest;
import io.jenkins.plugins.releaseguard.flaky.report.TestId;
import io.jenkins.plugins.releaseguard.flaky.report.Trace;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** A test that failed in a build, and what became of it. Kept in the build. */
@ExportedBean(defaultVisibility = 2)
public final class FlakyEntry implements Serializable {
    private static final long serialVersionUID = 1;
    private static final int MAX_TRACES = 5;
    private static final int MAX_SHORT = 200;

    private final String source;
    private final TestId test;
    private final Origin origin;
    private final boolean flaky;
    private final boolean excused;
    private final String standing;
    private final int failedAttempts;
    private final ArrayList<Trace> traces;

    private FlakyEntry(
            String source,
            TestId test,
            Origin origin,
            boolean flaky,
            boolean excused,
            String standing,
            int failedAttempts,
            List<Trace> traces) {
        this.source = source;
        this.test = test;
        this.origin = origin;
        this.flaky = flaky;
        this.excused = excused;
        this.standing = standing;
        this.failedAttempts = failedAttempts;
        this.traces = new ArrayList<>(traces.subList(0, Math.min(MAX_TRACES, traces.size())));
    }

    /** @param source the step or publisher that found it, unique in the build */
    static FlakyEntry of(String source, Suspect suspect, Origin origin) {
        String standing;
        if (suspect.isFlaky()) {
            standing = "passed in rerun " + suspect.attempt();
        } else if (origin == Origin.TOOL) {
            standing = suspect.failures().size() > 1 ? "failed again when the test tool retried it" : "failed";
        } else {
            standing = suspect.standing().text();
        }
        if (suspect.isExcused()) {
            standing += ", but doesn't count: " + suspect.excuse();
        }
        return new FlakyEntry(
                source,
                suspect.id(),
                origin,
                suspect.isFlaky(),
                suspect.isExcused(),
                standing,
                Math.max(1, suspect.failures().size()),
                suspect.failures());
    }

    /** Of a test that the tool itself repeated until it passed. */
    static FlakyEntry of(String source, FailedTest retried) {
        int failed = Math.max(1, retried.traces().size());
        return new FlakyEntry(
                source,
                retried.id(),
                Origin.TOOL,
                true,
                false,
                "passed when the test tool retried it",
                failed,
                retried.traces());
    }

    String source() {
        return source;
    }

    TestId test() {
        return test;
    }

    Origin origin() {
        return origin;
    }

    @Exported
    public String getName() {
        return test.displayName();
    }

    /** The name in a length for a page. */
    public String getShortName() {
        String name = getName();
        return name.length() <= MAX_SHORT ? name : name.substring(0, MAX_SHORT) + "…";
    }

    @Exported
    public String getSuite() {
        return test.suite();
    }

    @Exported
    public String getClassName() {
        return test.className();
    }

    @Exported
    public String getTestName() {
        return test.name();
    }

    /** Whether it passed at last; else it counts as failed. */
    @Exported
    public boolean isFlaky() {
        return flaky;
    }

    /** Whether it failed, but is in quarantine or ignored, and doesn't count. */
    @Exported
    public boolean isExcused() {
        return excused;
    }

    /** Who ran it again. */
    @Exported
    public String getRetriedBy() {
        return origin.text();
    }

    /** What the last attempt showed. */
    @Exported
    public String getStanding() {
        return standing;
    }

    @Exported
    public int getFailedAttempts() {
        return failedAttempts;
    }

    /** The failed attempts, oldest first, as far as they are kept. */
    public List<Trace> getTraces() {
        return List.copyOf(traces);
    }
}
