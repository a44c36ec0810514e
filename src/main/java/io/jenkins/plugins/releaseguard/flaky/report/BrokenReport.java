package io.jenkins.plugins.releaseguard.flaky.report;

import java.io.Serializable;

/**
 * A report that couldn't be read.
 *
 * @param path where it lies, relative to the workspace
 * @param reason why, for people
 */
public record BrokenReport(String path, String reason) implements Serializable {}
