package io.jenkins.plugins.releaseguard.flaky.store;

import java.util.List;

/**
 * One page of entries.
 *
 * @param all how many there are on all pages
 */
public record FoundEntries(List<StoredEntry> entries, int all) {}
