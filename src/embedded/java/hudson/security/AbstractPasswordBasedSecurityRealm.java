package hudson.security;

import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.userdetails.UserDetails;

/** A realm that is asked whether name and password belong together. */
public abstract class AbstractPasswordBasedSecurityRealm extends SecurityRealm {

    @Override
    public SecurityComponents createSecurityComponents() {
        return new SecurityComponents(this::logIn, this::loadUserByUsername2);
    }

    private Authentication logIn(Authentication attempt) {
        if (!(attempt instanceof UsernamePasswordAuthenticationToken)) {
            return attempt;
        }
        UserDetails user = authenticateByPassword(attempt.getName(), String.valueOf(attempt.getCredentials()));
        UsernamePasswordAuthenticationToken done =
                new UsernamePasswordAuthenticationToken(user, "", user.getAuthorities());
        done.setDetails(attempt.getDetails());
        return done;
    }

    /** The user, or an exception if the password is wrong. */
    protected UserDetails authenticate2(String username, String password) throws AuthenticationException {
        throw new AbstractMethodError(getClass().getName() + " doesn't implement authenticate2");
    }

    public final UserDetails authenticateByPassword(String username, String password) throws AuthenticationException {
        return authenticate2(username, password);
    }

    @Override
    public UserDetails loadUserByUsername2(String username) {
        throw new AbstractMethodError(getClass().getName() + " doesn't implement loadUserByUsername2");
    }
}
