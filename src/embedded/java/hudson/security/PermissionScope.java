package hudson.security;

import java.util.List;

/** The kind of object that a permission is about. */
public final class PermissionScope {
    public static final PermissionScope JENKINS = new PermissionScope();
    public static final PermissionScope ITEM_GROUP = new PermissionScope(JENKINS);
    public static final PermissionScope ITEM = new PermissionScope(ITEM_GROUP);
    public static final PermissionScope RUN = new PermissionScope(ITEM);
    public static final PermissionScope COMPUTER = new PermissionScope(JENKINS);

    private final List<PermissionScope> containers;

    private PermissionScope(PermissionScope... containers) {
        this.containers = List.of(containers);
    }

    /** Tells whether objects of this kind live, directly or not, in those of the other. */
    public boolean isContainedBy(PermissionScope scope) {
        return this == scope || containers.stream().anyMatch(each -> each.isContainedBy(scope));
    }
}
