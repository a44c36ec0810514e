package hudson.security;

import org.springframework.security.core.Authentication;

/** An object that not everybody may do everything with. */
public interface AccessControlled {

    ACL getACL();

    default void checkPermission(Permission permission) {
        getACL().checkPermission(permission);
    }

    default void checkAnyPermission(Permission... permissions) {
        getACL().checkAnyPermission(permissions);
    }

    default boolean hasPermission(Permission permission) {
        return getACL().hasPermission(permission);
    }

    default boolean hasAnyPermission(Permission... permissions) {
        return getACL().hasAnyPermission(permissions);
    }

    default boolean hasPermission2(Authentication user, Permission permission) {
        return user.equals(ACL.SYSTEM2) || getACL().hasPermission2(user, permission);
    }
}
