package io.jenkins.plugins.releaseguard.config;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.releaseguard.database.ControllerDatabase;
import io.jenkins.plugins.releaseguard.database.Database;
import io.jenkins.plugins.releaseguard.database.DatabaseSettings;
import io.jenkins.plugins.releaseguard.database.DatabaseSource;
import io.jenkins.plugins.releaseguard.database.DatabaseUnavailableException;
import io.jenkins.plugins.releaseguard.lock.engine.LockRules;
import io.jenkins.plugins.releaseguard.lock.file.LockDirectory;
import io.jenkins.plugins.releaseguard.lock.store.LockSettings;
import io.jenkins.plugins.releaseguard.platform.ControllerHome;
import io.jenkins.plugins.releaseguard.platform.GuardPermissions;
import java.util.Optional;
import jenkins.model.GlobalConfiguration;
import org.jenkinsci.Symbol;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** The global configuration of Release Guard. */
@Extension
@Symbol("releaseGuard")
public class ReleaseGuardConfiguration extends GlobalConfiguration implements DatabaseSource, LockSettings {

    private String databaseUrl = "";
    private String databaseCredentialsId = "";
    private LockConfiguration locks = new LockConfiguration();

    public ReleaseGuardConfiguration() {
        load();
    }

    public static ReleaseGuardConfiguration get() {
        return ExtensionList.lookupSingleton(ReleaseGuardConfiguration.class);
    }

    @Override
    public String getDisplayName() {
        return "Release Guard";
    }

    /** A PostgreSQL JDBC URL; empty for the embedded database of this controller. */
    public String getDatabaseUrl() {
        return databaseUrl;
    }

    @DataBoundSetter
    public void setDatabaseUrl(@Nullable String databaseUrl) {
        this.databaseUrl = databaseUrl == null ? "" : databaseUrl.trim();
        changed();
    }

    /** Id of username and password for the database; empty when the URL needs none. */
    public String getDatabaseCredentialsId() {
        return databaseCredentialsId;
    }

    @DataBoundSetter
    public void setDatabaseCredentialsId(@Nullable String databaseCredentialsId) {
        this.databaseCredentialsId = databaseCredentialsId == null ? "" : databaseCredentialsId;
        changed();
    }

    /** What is said about locks ahead. */
    public LockConfiguration getLocks() {
        return locks;
    }

    @DataBoundSetter
    public void setLocks(@Nullable LockConfiguration locks) {
        this.locks = locks == null ? new LockConfiguration() : locks;
        save();
    }

    @Override
    public LockRules lockRules() {
        return locks.rules();
    }

    @Override
    public Optional<LockDirectory> lockFiles() {
        return locks.getFiles().directory();
    }

    private void changed() {
        save();
        ControllerDatabase.reopenIfChanged();
    }

    @Override
    public DatabaseSettings databaseSettings() {
        return settings(databaseUrl, databaseCredentialsId);
    }

    private static DatabaseSettings settings(String url, String credentialsId) {
        if (url.isEmpty()) {
            return DatabaseSettings.embedded(ControllerHome.directory());
        }
        try {
            return DatabaseCredentials.settings(url, credentialsId);
        } catch (IllegalArgumentException e) {
            throw new DatabaseUnavailableException(
                    "The database of Release Guard isn't configured right: " + e.getMessage(), e);
        }
    }

    /** The username/password credentials that an administrator can choose from. */
    @POST
    public ListBoxModel doFillDatabaseCredentialsIdItems(@QueryParameter @Nullable String databaseCredentialsId) {
        return GuardPermissions.isAdministrator()
                ? DatabaseCredentials.choices(databaseCredentialsId == null ? "" : databaseCredentialsId)
                : new ListBoxModel();
    }

    @POST
    public FormValidation doCheckDatabaseUrl(@QueryParameter String value) {
        GuardPermissions.checkAdministrator();
        String url = value.trim();
        return url.isEmpty() || url.startsWith("jdbc:postgresql:")
                ? FormValidation.ok()
                : FormValidation.error("Must start with jdbc:postgresql:, or be empty for the embedded database");
    }

    /** Opens the database that the form names, brings its schema up to date, and lets it go. */
    @POST
    public FormValidation doTestConnection(
            @QueryParameter(fixEmpty = true) @Nullable String databaseUrl,
            @QueryParameter(fixEmpty = true) @Nullable String databaseCredentialsId) {
        GuardPermissions.checkAdministrator();
        String url = databaseUrl == null ? "" : databaseUrl.trim();
        try {
            if (url.isEmpty()) {
                ControllerDatabase.get().connect();
                return FormValidation.ok("The embedded database works");
            }
            try (Database database =
                    new Database(settings(url, databaseCredentialsId == null ? "" : databaseCredentialsId))) {
                database.connect();
            }
            return FormValidation.ok("Connected");
        } catch (DatabaseUnavailableException e) {
            return FormValidation.error(e.getMessage());
        }
    }
}
