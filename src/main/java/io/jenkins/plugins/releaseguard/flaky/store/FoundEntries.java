package io.jenkins.plugins.releaseguard.flaky.store;

import java.util.List;

/**
 * One page of entries.
 *
 * @param all how many there are on all pages
 * @param counts how many entries stand where in the jobs and folders that were asked for, whatever the rest of the filter
 */
public record FoundEntries(List<StoredEntry> entries, int all, StateCounts counts) {}
