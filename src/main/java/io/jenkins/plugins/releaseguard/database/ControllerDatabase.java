package io.jenkins.plugins.releaseguard.database;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.listeners.ItemListener;
import org.jspecify.annotations.Nullable;

/**
 * The database of this controller, in which jobs have their present names. Opens at the first use; never call it on a
 * Pipeline's or a request's hot path.
 */
@Extension
public class ControllerDatabase {

    private @Nullable Database database;
    private boolean shutDown;

    /**
     * @throws DatabaseUnavailableException if the configuration doesn't lead to a database, or records of a renamed job
     *     wait to be carried over and it can't be reached
     */
    public static Database get() {
        Database database =
                ExtensionList.lookupSingleton(ControllerDatabase.class).database();
        JobRenames.get().carryOver(database);
        return database;
    }

    /**
     * Where the database is; asks nobody there.
     *
     * @throws DatabaseUnavailableException if the configuration doesn't lead to a database
     */
    public static DatabaseSettings settings() {
        return ExtensionList.lookupSingleton(DatabaseSource.class).databaseSettings();
    }

    /** Lets go of a database that isn't the configured one any more; the next use opens that one. */
    public static void reopenIfChanged() {
        ExtensionList.lookupSingleton(ControllerDatabase.class).closeIfChanged();
    }

    private Database database() {
        Database open = open();
        // Not asked for each use, but when it fails: then the password may be another one by now.
        return open.hasFailed() && !open.isAt(settings()) ? inPlaceOf(open) : open;
    }

    private Database inPlaceOf(Database old) {
        letGo(old);
        return open();
    }

    private void closeIfChanged() {
        Database open;
        synchronized (this) {
            open = database;
        }
        if (open != null && !isConfigured(open)) {
            letGo(open);
        }
    }

    private static boolean isConfigured(Database open) {
        try {
            return open.isAt(settings());
        } catch (DatabaseUnavailableException e) {
            return false;
        }
    }

    /** Closed outside the lock: that waits for who is just connecting, and others needn't. */
    private void letGo(Database old) {
        synchronized (this) {
            if (database == old) {
                database = null;
            }
        }
        old.close();
    }

    private synchronized Database open() {
        if (shutDown) {
            throw new DatabaseUnavailableException("The database of Release Guard is closed: shutting down", null);
        }
        Database open = database;
        if (open == null) {
            open = new Database(settings());
            database = open;
        }
        return open;
    }

    private synchronized void close() {
        shutDown = true;
        if (database != null) {
            database.close();
            database = null;
        }
    }

    /** Closes the database when Jenkins goes down, so that the next start finds its file free. */
    @Extension
    public static class Closing extends ItemListener {

        @Override
        public void onBeforeShutdown() {
            ExtensionList.lookupSingleton(ControllerDatabase.class).close();
        }
    }
}
