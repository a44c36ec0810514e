package io.jenkins.plugins.releaseguard.database;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.listeners.ItemListener;
import org.jspecify.annotations.Nullable;

/** The database of this controller. Opens at the first use; never call it on a Pipeline's or a request's hot path. */
@Extension
public class ControllerDatabase {

    private @Nullable Database database;
    private boolean shutDown;

    /** @throws DatabaseUnavailableException if the configuration doesn't lead to a database */
    public static Database get() {
        return ExtensionList.lookupSingleton(ControllerDatabase.class).database();
    }

    /**
     * Where the database is; asks nobody there.
     *
     * @throws DatabaseUnavailableException if the configuration doesn't lead to a database
     */
    public static DatabaseSettings settings() {
        return ExtensionList.lookupSingleton(DatabaseSource.class).databaseSettings();
    }

    /** Lets go of the database, after the configuration was changed; the next use opens the configured one. */
    public static void reopen() {
        ExtensionList.lookupSingleton(ControllerDatabase.class).close(false);
    }

    private synchronized Database database() {
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

    private synchronized void close(boolean forGood) {
        shutDown = shutDown || forGood;
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
            ExtensionList.lookupSingleton(ControllerDatabase.class).close(true);
        }
    }
}
