package io.jenkins.plugins.releaseguard.flaky.store;

import io.jenkins.plugins.releaseguard.flaky.report.TestId;
import org.jdbi.v3.core.Handle;

/** Sums up what the history knows of a test when it gets an entry; later each run adds to that. */
final class Figures {
    private static final String DAYS = " FROM tested_day t JOIN test_day d ON d.job = t.job AND d.on_day = t.on_day"
            + " AND d.identity = :test WHERE t.job = :job)";

    private Figures() {}

    static void recount(Handle handle, long entry, long job, TestId test) {
        handle.createUpdate("UPDATE quarantine_entry SET"
                        + " runs = (SELECT COALESCE(SUM(d.runs), 0)" + DAYS
                        // a failure that turned out to be a flake later is counted as both
                        + ", bad = (SELECT COALESCE(SUM(LEAST(d.runs, d.failures + d.flakes)), 0)" + DAYS
                        + ", lost_millis = (SELECT COALESCE(SUM(d.lost_millis), 0)" + DAYS
                        + " WHERE id = :id")
                .bind("id", entry)
                .bind("job", job)
                .bind("test", new TestKey().of(test))
                .execute();
    }
}
