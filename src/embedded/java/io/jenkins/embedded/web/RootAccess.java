package io.jenkins.embedded.web;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** Which URLs below the root are open to those who may not see the controller. */
public final class RootAccess {
    private static final List<String> OPEN = List.of("login", "loginError", "adjuncts", "error");

    private RootAccess() {}

    /**
     * Tells whether a path may be opened without Overall/Read.
     *
     * @param restOfPath begins with a slash
     * @param unprotected URL names of actions that guard themselves
     */
    public static boolean isOpen(String restOfPath, Collection<String> unprotected) {
        return Stream.concat(OPEN.stream(), unprotected.stream())
                .anyMatch(name -> restOfPath.equals("/" + name) || restOfPath.startsWith("/" + name + "/"));
    }
}
