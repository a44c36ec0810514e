package io.jenkins.plugins.releaseguard.flaky.report;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * A test that was looked for, as it stands in a report.
 *
 * @param report path of the report, relative to the workspace
 * @param failure what the report says of the failure; null unless the outcome is a failure
 */
public record Sighting(
        TestId id, String report, Outcome outcome, @Nullable Trace failure) implements Serializable {}
