package hudson.security;

import java.io.PrintWriter;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;

/** Says who lacks which permission. */
public class AccessDeniedException3 extends AccessDeniedException {
    private static final long serialVersionUID = 1L;

    public final transient Authentication authentication;
    public final transient Permission permission;

    public AccessDeniedException3(Authentication authentication, Permission permission) {
        super(authentication.getName() + " is missing the " + permission.group.title + '/' + permission.name
                + " permission");
        this.authentication = authentication;
        this.permission = permission;
    }

    /** Writes, for whoever looks into the page's source, who was refused and why. */
    public void report(PrintWriter w) {
        w.println("You are authenticated as: " + authentication.getName());
        w.println("Groups that you are in:");
        for (GrantedAuthority group : authentication.getAuthorities()) {
            w.println("  " + group.getAuthority());
        }
        w.println("Permission you need to have (but didn't): " + permission.getId());
        for (Permission p = permission.impliedBy; p != null; p = p.impliedBy) {
            w.println(" ... which is implied by: " + p.getId());
        }
    }
}
