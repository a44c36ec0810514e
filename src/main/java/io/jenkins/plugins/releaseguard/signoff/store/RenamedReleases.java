package io.jenkins.plugins.releaseguard.signoff.store;

import hudson.Extension;
import io.jenkins.plugins.releaseguard.database.JobRecords;
import io.jenkins.plugins.releaseguard.database.JobRename;
import io.jenkins.plugins.releaseguard.signoff.engine.Gate;
import io.jenkins.plugins.releaseguard.signoff.engine.Version;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * The releases of a job that has another name. Their logs go on with an entry that says so: what was written and hashed
 * stays as it is. Those of a deleted job that had the new name before are the older candidates of its versions, as if it had
 * been made anew.
 */
@Extension
public final class RenamedReleases implements JobRecords {

    @Override
    public void carryOver(Handle handle, JobRename rename) {
        // A job that verifies releases of others is looked for only where something is still to come: that is all that
        // anybody asks its build about.
        List<UUID> ids = handle.createQuery("""
                        SELECT id FROM release_gate
                        WHERE controller = :controller AND (job = :from OR undecided_since IS NOT NULL)
                        ORDER BY id FOR UPDATE\
                        """)
                .bind("controller", rename.controller())
                .bind("from", rename.from())
                .mapTo(UUID.class)
                .list();
        for (Gate gate : GateRows.gates(handle, ids)) {
            GateRows.append(
                    handle,
                    gate.jobRenamed(rename.from(), rename.to(), rename.at()),
                    gate.log().entries().size());
        }
        for (String version : versions(handle, rename)) {
            String line = GateRows.lockLine(handle, rename.controller(), rename.to(), new Version(version));
            handle.createUpdate("UPDATE release_gate SET job = :to, line = :line"
                            + " WHERE controller = :controller AND job = :from AND version = :version")
                    .bind("to", rename.to())
                    .bind("line", line)
                    .bind("controller", rename.controller())
                    .bind("from", rename.from())
                    .bind("version", version)
                    .execute();
        }
    }

    private static List<String> versions(Handle handle, JobRename rename) {
        return handle.createQuery("SELECT DISTINCT version FROM release_gate"
                        + " WHERE controller = :controller AND job = :from ORDER BY version")
                .bind("controller", rename.controller())
                .bind("from", rename.from())
                .mapTo(String.class)
                .list();
    }
}
