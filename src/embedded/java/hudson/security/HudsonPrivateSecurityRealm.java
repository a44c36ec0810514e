package hudson.security;

import hudson.model.Descriptor;
import hudson.model.User;
import hudson.model.UserProperty;
import hudson.model.UserPropertyDescriptor;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import org.jenkinsci.Symbol;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** Jenkins' own user database: a password hash in the record of each user. */
public class HudsonPrivateSecurityRealm extends AbstractPasswordBasedSecurityRealm {
    private static final BCryptPasswordEncoder BCRYPT = new BCryptPasswordEncoder();
    private static final String PREFIX = "#jbcrypt:";

    /** Compared with for unknown users, so that they take as long to refuse as known ones. */
    private static final String NO_PASSWORD = BCRYPT.encode("");

    private final boolean disableSignup;

    public HudsonPrivateSecurityRealm(boolean allowsSignup) {
        this.disableSignup = !allowsSignup;
    }

    @Override
    public boolean allowsSignup() {
        return !disableSignup;
    }

    /** Makes a user, or gives a known one a new password. */
    public User createAccount(String userName, String password) throws IOException {
        User user = User.getById(userName, true);
        user.addProperty(new Details(PREFIX + BCRYPT.encode(password)));
        return user;
    }

    @Override
    public UserDetails loadUserByUsername2(String username) throws UsernameNotFoundException {
        User user = User.getById(username, false);
        Details details = user == null ? null : user.getProperty(Details.class);
        if (details == null) {
            throw new UsernameNotFoundException("No such user: " + username);
        }
        return new org.springframework.security.core.userdetails.User(
                user.getId(), details.passwordHash, details.getAuthorities2());
    }

    @Override
    protected UserDetails authenticate2(String username, String password) {
        User user = User.getById(username, false);
        Details details = user == null ? null : user.getProperty(Details.class);
        if (details == null) {
            BCRYPT.matches(password, NO_PASSWORD);
            throw new BadCredentialsException("Bad credentials");
        }
        if (!details.isPasswordCorrect(password)) {
            throw new BadCredentialsException("Bad credentials");
        }
        return loadUserByUsername2(username);
    }

    /** The password of one user. */
    public static final class Details extends UserProperty {
        private final String passwordHash;

        private Details(String passwordHash) {
            this.passwordHash = passwordHash;
        }

        public boolean isPasswordCorrect(String candidate) {
            return BCRYPT.matches(candidate, passwordHash.substring(PREFIX.length()));
        }

        public Collection<? extends GrantedAuthority> getAuthorities2() {
            return List.of(SecurityRealm.AUTHENTICATED_AUTHORITY2);
        }

        /** Users have no password until they are given one. */
        @Symbol("password")
        public static final class DescriptorImpl extends UserPropertyDescriptor {
            @Override
            public String getDisplayName() {
                return "Password";
            }

            @Override
            public UserProperty newInstance(User user) {
                return null;
            }
        }
    }

    @Symbol("local")
    public static final class DescriptorImpl extends Descriptor<SecurityRealm> {
        @Override
        public String getDisplayName() {
            return "Jenkins’ own user database";
        }
    }
}
