package jenkins.security;

import org.jenkinsci.remoting.Role;

/** The two ends of a connection between controller and agent. */
public class Roles {
    public static final Role SLAVE = new Role("slave");

    private Roles() {}
}
