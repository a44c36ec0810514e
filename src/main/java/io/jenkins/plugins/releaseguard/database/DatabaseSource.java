package io.jenkins.plugins.releaseguard.database;

import hudson.ExtensionPoint;

/** Whoever knows which database this controller uses: the global configuration. */
public interface DatabaseSource extends ExtensionPoint {

    /** @throws DatabaseUnavailableException if, say, the credentials are missing */
    DatabaseSettings databaseSettings();
}
