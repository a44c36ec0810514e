package hudson.security;

import hudson.DescriptorExtensionList;
import hudson.ExtensionPoint;
import hudson.model.Describable;
import hudson.model.Descriptor;
import jenkins.model.IdStrategy;
import jenkins.model.Jenkins;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;

/** Knows users and groups and checks passwords. */
public abstract class SecurityRealm implements Describable<SecurityRealm>, ExtensionPoint {

    /** What everybody has who is logged in. */
    public static final GrantedAuthority AUTHENTICATED_AUTHORITY2 = new SimpleGrantedAuthority("authenticated");

    /** Nobody can log in. */
    public static final SecurityRealm NO_AUTHENTICATION = new None();

    private transient SecurityComponents components;

    public abstract SecurityComponents createSecurityComponents();

    public synchronized SecurityComponents getSecurityComponents() {
        if (components == null) {
            components = createSecurityComponents();
        }
        return components;
    }

    public IdStrategy getUserIdStrategy() {
        return IdStrategy.CASE_INSENSITIVE;
    }

    public boolean canLogOut() {
        return true;
    }

    public boolean allowsSignup() {
        return false;
    }

    public UserDetails loadUserByUsername2(String username) throws UsernameNotFoundException {
        return getSecurityComponents().userDetails2.loadUserByUsername(username);
    }

    public static DescriptorExtensionList<SecurityRealm, Descriptor<SecurityRealm>> all() {
        return Jenkins.get().getDescriptorList(SecurityRealm.class);
    }

    /** What the login calls. */
    public static final class SecurityComponents {
        public final AuthenticationManager manager2;
        public final UserDetailsService userDetails2;

        public SecurityComponents(AuthenticationManager manager, UserDetailsService userDetails) {
            manager2 = manager;
            userDetails2 = userDetails;
        }
    }

    private static final class None extends SecurityRealm {
        @Override
        public SecurityComponents createSecurityComponents() {
            return new SecurityComponents(authentication -> authentication, name -> {
                throw new UsernameNotFoundException(name);
            });
        }

        @Override
        public boolean canLogOut() {
            return false;
        }

        private Object readResolve() {
            return NO_AUTHENTICATION;
        }
    }
}
