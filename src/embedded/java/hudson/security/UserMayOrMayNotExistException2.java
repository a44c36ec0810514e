package hudson.security;

import org.springframework.security.core.userdetails.UsernameNotFoundException;

/** The realm can't tell whether there is such a user. */
public class UserMayOrMayNotExistException2 extends UsernameNotFoundException {
    private static final long serialVersionUID = 1L;

    public UserMayOrMayNotExistException2(String message) {
        super(message);
    }
}
