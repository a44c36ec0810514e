package hudson.model;

import hudson.security.AccessControlled;
import hudson.security.Permission;
import hudson.security.PermissionGroup;
import hudson.security.PermissionScope;
import java.io.IOException;
import java.util.Collection;
import jenkins.model.FullyNamed;
import jenkins.model.FullyNamedModelObject;
import jenkins.model.Jenkins;
import jenkins.util.NonLocalizable;

/** A job or a folder: named, configured by people, kept in a folder on disk. */
public interface Item extends PersistenceRoot, FullyNamedModelObject, FullyNamed, AccessControlled {
    PermissionGroup PERMISSIONS = new PermissionGroup(Item.class, new NonLocalizable("Job"));
    Permission CREATE = new Permission(
            PERMISSIONS, "Create", new NonLocalizable("Create jobs"), Permission.CREATE, PermissionScope.ITEM_GROUP);
    Permission DELETE = new Permission(
            PERMISSIONS, "Delete", new NonLocalizable("Delete jobs"), Permission.DELETE, PermissionScope.ITEM);
    Permission CONFIGURE = new Permission(
            PERMISSIONS, "Configure", new NonLocalizable("Change jobs"), Permission.CONFIGURE, PermissionScope.ITEM);
    Permission READ =
            new Permission(PERMISSIONS, "Read", new NonLocalizable("See jobs"), Permission.READ, PermissionScope.ITEM);
    Permission DISCOVER = new Permission(
            PERMISSIONS,
            "Discover",
            new NonLocalizable("Learn that a job exists, and be sent to the login"),
            READ,
            PermissionScope.ITEM);
    Permission EXTENDED_READ = new Permission(
            PERMISSIONS, "ExtendedRead", new NonLocalizable("See job configurations"), CONFIGURE, PermissionScope.ITEM);
    Permission BUILD = new Permission(
            PERMISSIONS, "Build", new NonLocalizable("Start builds"), Permission.UPDATE, PermissionScope.ITEM);
    Permission WORKSPACE = new Permission(
            PERMISSIONS, "Workspace", new NonLocalizable("See workspaces"), Permission.READ, PermissionScope.ITEM);
    Permission CANCEL = new Permission(
            PERMISSIONS,
            "Cancel",
            new NonLocalizable("Cancel and abort builds"),
            Permission.UPDATE,
            PermissionScope.ITEM);

    ItemGroup<? extends Item> getParent();

    /** This job and those below it. */
    Collection<? extends Job> getAllJobs();

    String getName();

    /** Names from the top, joined by slashes. */
    @Override
    String getFullName();

    @Override
    String getDisplayName();

    /** Relative to the controller, with a slash at its end and none at its start. */
    String getUrl();

    /** Relative to the parent, with a slash at its end. */
    String getShortUrl();

    default String getAbsoluteUrl() {
        String root = Jenkins.get().getRootUrl();
        if (root == null) {
            throw new IllegalStateException("Root URL isn't configured yet. Cannot compute absolute URL.");
        }
        return root + getUrl();
    }

    /** After being read from disk. */
    void onLoad(ItemGroup<? extends Item> parent, String name) throws IOException;

    /** After being created as a copy. */
    void onCopiedFrom(Item src);

    default void onCreatedFromScratch() {}

    @Override
    void save() throws IOException;

    void delete() throws IOException, InterruptedException;
}
