package io.jenkins.plugins.releaseguard.flaky.store;

import java.time.LocalDate;

/**
 * How many tests stood where at the end of a day.
 *
 * @param flaky tests that were flaky in the seven days up to it
 * @param quarantined in quarantine, overdue ones included
 * @param mitigated mitigated or watched
 */
public record TrendDay(LocalDate day, int flaky, int quarantined, int overdue, int mitigated) {}
