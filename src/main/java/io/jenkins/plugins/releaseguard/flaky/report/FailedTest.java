package io.jenkins.plugins.releaseguard.flaky.report;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** A test whose failure stands in a report. A plain class, because it is kept in running Pipelines. */
public final class FailedTest implements Serializable {
    private static final long serialVersionUID = 1;

    private final TestId id;
    private final String report;
    private final int sameName;
    private final boolean attemptsAreCases;
    private final ArrayList<Trace> traces;

    /**
     * @param report path of the report, relative to the workspace
     * @param sameName how many cases of the same suite, file, class and name the report holds
     * @param attemptsAreCases whether its attempts stand in the report as test cases of their own
     * @param traces the failed attempts, oldest first; empty where the report gives nothing or too many tests failed
     */
    public FailedTest(TestId id, String report, int sameName, boolean attemptsAreCases, List<Trace> traces) {
        this.id = id;
        this.report = report;
        this.sameName = sameName;
        this.attemptsAreCases = attemptsAreCases;
        this.traces = new ArrayList<>(traces);
    }

    public TestId id() {
        return id;
    }

    /** Path of the report, relative to the workspace. */
    public String report() {
        return report;
    }

    /** How many cases of the same suite, file, class and name the report holds. */
    public int sameName() {
        return sameName;
    }

    /** Whether its attempts stand in the report as test cases of their own. */
    public boolean attemptsAreCases() {
        return attemptsAreCases;
    }

    /** The failed attempts, oldest first. */
    public List<Trace> traces() {
        return List.copyOf(traces);
    }
}
