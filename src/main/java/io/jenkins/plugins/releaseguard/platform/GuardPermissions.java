package io.jenkins.plugins.releaseguard.platform;

import hudson.Extension;
import hudson.security.Permission;
import hudson.security.PermissionGroup;
import hudson.security.PermissionScope;
import jenkins.model.Jenkins;
import org.jvnet.localizer.Localizable;
import org.jvnet.localizer.ResourceBundleHolder;

/**
 * The permission group "Release Guard". An extension only so that Jenkins loads this class, and thereby knows the
 * permissions, before it reads who has them.
 */
@Extension
public final class GuardPermissions {

    private static final ResourceBundleHolder TEXTS = ResourceBundleHolder.get(GuardPermissions.class);

    public static final PermissionGroup GROUP =
            new PermissionGroup(GuardPermissions.class, new Localizable(TEXTS, "group"));

    /** See the Locks page: which build holds or waits for which lock. */
    public static final Permission VIEW_LOCKS = permission("ViewLocks", Jenkins.READ);

    /** Interfere with locks. */
    public static final Permission MANAGE_LOCKS = permission("ManageLocks", Jenkins.ADMINISTER);

    /** See the Quarantine page. */
    public static final Permission VIEW_QUARANTINE = permission("ViewQuarantine", Jenkins.READ);

    /** Put tests into quarantine and take them out. */
    public static final Permission QUARANTINE = permission("Quarantine", Jenkins.ADMINISTER);

    /** See releases and their signatures. */
    public static final Permission VIEW_RELEASES = permission("ViewReleases", Jenkins.READ);

    /** Sign a release, or reject it. */
    public static final Permission SIGN = permission("Sign", Jenkins.ADMINISTER);

    /** Test a release: check in, report and close issues. Whoever may sign may test. */
    public static final Permission TEST = permission("Test", SIGN);

    /** Let a release go in an emergency, with one signature and outside its windows. */
    public static final Permission EMERGENCY = permission("Emergency", Jenkins.ADMINISTER);

    private static Permission permission(String name, Permission impliedBy) {
        return new Permission(GROUP, name, new Localizable(TEXTS, name), impliedBy, PermissionScope.JENKINS);
    }

    /** Whether the user of this request administers this controller. */
    public static boolean isAdministrator() {
        return has(Jenkins.ADMINISTER);
    }

    /** @throws RuntimeException (Jenkins' access-denied exception) unless the user administers this controller */
    public static void checkAdministrator() {
        check(Jenkins.ADMINISTER);
    }

    /** Whether the user of this request has it on the whole controller. */
    public static boolean has(Permission permission) {
        return Jenkins.get().hasPermission(permission);
    }

    /** @throws RuntimeException (Jenkins' access-denied exception) unless the user of this request has it */
    public static void check(Permission permission) {
        Jenkins.get().checkPermission(permission);
    }
}
