package io.jenkins.plugins.releaseguard.flaky.report;

import java.io.Serializable;
import java.util.List;

/**
 * A test whose failure stands in a report.
 *
 * @param report path of the report, relative to the workspace
 * @param sameName how many cases of the same suite, file, class and name the report holds
 * @param retriedByTool whether the tool repeated it by itself until it passed: then the test as a whole passed
 * @param traces the failed attempts, oldest first; empty where the report gives nothing or too many tests failed
 */
public record FailedTest(TestId id, String report, int sameName, boolean retriedByTool, List<Trace> traces)
        implements Serializable {}
