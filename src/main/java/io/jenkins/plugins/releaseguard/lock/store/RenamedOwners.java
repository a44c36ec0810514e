package io.jenkins.plugins.releaseguard.lock.store;

import hudson.Extension;
import io.jenkins.plugins.releaseguard.database.JobRecords;
import io.jenkins.plugins.releaseguard.database.JobRename;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * What builds of a job that has another name hold, wait for and had. A request has an id, so a running build keeps what it
 * holds. The names of locks stay, also of those that are called after a folder: who holds one would lose it otherwise.
 */
@Extension
public final class RenamedOwners implements JobRecords {

    @Override
    public void carryOver(Handle handle, JobRename rename) {
        for (String table : List.of("lock_request", "lock_history")) {
            handle.execute(
                    "UPDATE " + table + " SET job = ? WHERE controller = ? AND job = ?",
                    rename.to(),
                    rename.controller(),
                    rename.from());
        }
    }
}
