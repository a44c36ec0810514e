package io.jenkins.plugins.releaseguard.flaky.store;

import hudson.Extension;
import io.jenkins.plugins.releaseguard.database.JobRecords;
import io.jenkins.plugins.releaseguard.database.JobRename;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jdbi.v3.core.Handle;

/**
 * The test history and the quarantine of a job or folder that has another name. What a deleted one left under that name is
 * kept, but under a name that tells so: nobody agreed that failures of this job don't count.
 */
@Extension
public final class RenamedTests implements JobRecords {

    private static final Logger LOGGER = Logger.getLogger(RenamedTests.class.getName());

    @Override
    public void carryOver(Handle handle, JobRename rename) {
        for (String table : List.of("tested_job", "quarantine_scope")) {
            carryOver(handle, rename, table);
        }
        for (String column : List.of("last_bad_job", "pending_scope")) {
            handle.createUpdate(("UPDATE quarantine_entry SET # = :to WHERE # = :from"
                                    + " AND scope IN (SELECT id FROM quarantine_scope WHERE controller = :controller)")
                            .replace("#", column))
                    .bind("to", stored(rename.to()))
                    .bind("from", stored(rename.from()))
                    .bind("controller", rename.controller())
                    .execute();
        }
    }

    private static void carryOver(Handle handle, JobRename rename, String table) {
        TestKey keys = new TestKey();
        UUID from = keys.ofItem(rename.controller(), rename.from());
        Optional<Long> moving = locked(handle, table, from);
        if (moving.isEmpty()) {
            return;
        }
        // Made if it isn't there, so that no build can make it meanwhile.
        UUID to = keys.ofItem(rename.controller(), rename.to());
        int made = handle.createUpdate("INSERT INTO " + table + " (controller, name, name_key)"
                        + " VALUES (:controller, :name, :key) ON CONFLICT DO NOTHING")
                .bind("controller", rename.controller())
                .bind("name", stored(rename.to()))
                .bind("key", to)
                .execute();
        long taken = locked(handle, table, to).orElseThrow();
        if (made > 0) {
            handle.createUpdate("DELETE FROM " + table + " WHERE id = :id")
                    .bind("id", taken)
                    .execute();
        } else {
            String aside = rename.to() + " (until " + rename.at() + ")";
            LOGGER.log(
                    Level.WARNING,
                    "''{0}'' is called ''{1}'' now; the tests and the quarantine of another one, which had that name before,"
                            + " are kept as ''{2}''",
                    new Object[] {rename.from(), rename.to(), aside});
            call(handle, table, taken, aside, keys.ofItem(rename.controller(), aside));
        }
        call(handle, table, moving.get(), rename.to(), to);
    }

    private static Optional<Long> locked(Handle handle, String table, UUID key) {
        return handle.createQuery("SELECT id FROM " + table + " WHERE name_key = :key FOR UPDATE")
                .bind("key", key)
                .mapTo(Long.class)
                .findOne();
    }

    private static void call(Handle handle, String table, long id, String name, UUID key) {
        handle.createUpdate("UPDATE " + table + " SET name = :name, name_key = :key WHERE id = :id")
                .bind("name", stored(name))
                .bind("key", key)
                .bind("id", id)
                .execute();
    }

    private static String stored(String name) {
        return Texts.storable(name, TestKey.MAX_ITEM);
    }
}
