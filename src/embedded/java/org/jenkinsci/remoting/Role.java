package org.jenkinsci.remoting;

/** Where a callable may run, by name. */
public final class Role {
    private final String name;

    public Role(String name) {
        this.name = name;
    }

    public String getName() {
        return name;
    }
}
