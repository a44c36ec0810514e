package org.jenkinsci.remoting;

/** Runs only where its role allows. */
public interface RoleSensitive {
    void checkRoles(RoleChecker checker) throws SecurityException;
}
