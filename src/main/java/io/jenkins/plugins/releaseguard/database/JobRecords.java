package io.jenkins.plugins.releaseguard.database;

import hudson.ExtensionPoint;
import java.sql.SQLException;
import org.jdbi.v3.core.Handle;

/** What a feature keeps in the database under the full names of jobs and folders. */
public interface JobRecords extends ExtensionPoint {

    /**
     * Carries over what is kept under the old name, of this job or folder alone: those in a folder have renames of their
     * own. Records that are there under the new name, of a job that was deleted, must not get lost. Done again, it changes
     * nothing. Runs in a transaction that all features share, so it must not ask for the database itself.
     */
    void carryOver(Handle handle, JobRename rename) throws SQLException;
}
