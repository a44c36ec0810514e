package hudson.security;

import hudson.model.User;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import jenkins.model.Jenkins;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;

/** Who may do what with one object. */
public abstract class ACL {
    public static final String ANONYMOUS_USERNAME = "anonymous";
    public static final String SYSTEM_USERNAME = "SYSTEM";

    /** Jenkins itself: may do everything. */
    public static final Authentication SYSTEM2 =
            new UsernamePasswordAuthenticationToken(SYSTEM_USERNAME, "SYSTEM", List.of());

    /** Throws {@link AccessDeniedException3} unless the current user has the permission. */
    public final void checkPermission(Permission permission) {
        Authentication user = Jenkins.getAuthentication2();
        if (!hasPermission2(user, permission)) {
            throw new AccessDeniedException3(user, enabled(permission));
        }
    }

    /** Throws {@link AccessDeniedException} unless the current user has one of the permissions. */
    public final void checkAnyPermission(Permission... permissions) {
        if (permissions.length == 0) {
            throw new IllegalArgumentException("At least one permission must be provided");
        }
        if (hasAnyPermission(permissions)) {
            return;
        }
        Authentication user = Jenkins.getAuthentication2();
        if (permissions.length == 1) {
            throw new AccessDeniedException3(user, enabled(permissions[0]));
        }
        String names = Arrays.stream(permissions)
                .map(each -> each.group.title + "/" + each.name)
                .collect(Collectors.joining(", "));
        throw new AccessDeniedException(user.getName() + " is missing a permission, one of " + names + " is required");
    }

    /** A disabled permission is asked for as the one that implies it. */
    private static Permission enabled(Permission permission) {
        Permission asked = permission;
        while (!asked.enabled && asked.impliedBy != null) {
            asked = asked.impliedBy;
        }
        return asked;
    }

    public final boolean hasPermission(Permission permission) {
        return hasPermission2(Jenkins.getAuthentication2(), permission);
    }

    public final boolean hasAnyPermission(Permission... permissions) {
        return Arrays.stream(permissions).anyMatch(this::hasPermission);
    }

    /** To be overridden; {@link #SYSTEM2} must be allowed everything. */
    public boolean hasPermission2(Authentication user, Permission permission) {
        throw new AbstractMethodError(getClass().getName() + " doesn't implement hasPermission2");
    }

    /** A list that asks the function, for everybody but {@link #SYSTEM2}. */
    public static ACL lambda2(BiFunction<Authentication, Permission, Boolean> rule) {
        return new ACL() {
            @Override
            public boolean hasPermission2(Authentication user, Permission permission) {
                return user.equals(SYSTEM2) || rule.apply(user, permission);
            }
        };
    }

    /** Acts as another user until the answer is closed. */
    public static ACLContext as2(Authentication user) {
        SecurityContext previous = SecurityContextHolder.getContext();
        SecurityContextHolder.setContext(new SecurityContextImpl(user));
        return new ACLContext(previous);
    }

    /** Acts as another user, or as nobody in particular, until the answer is closed. */
    public static ACLContext as(User user) {
        return as2(user == null ? Jenkins.ANONYMOUS2 : user.impersonate2());
    }

    public static boolean isAnonymous2(Authentication user) {
        return user instanceof AnonymousAuthenticationToken;
    }
}
