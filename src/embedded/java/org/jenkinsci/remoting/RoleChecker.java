package org.jenkinsci.remoting;

import java.util.Collection;
import java.util.Set;

/** Asked by a callable whether it may run where it arrived. */
public abstract class RoleChecker {

    public abstract void check(RoleSensitive subject, Collection<Role> expected) throws SecurityException;

    public void check(RoleSensitive subject, Role expected) throws SecurityException {
        check(subject, Set.of(expected));
    }
}
