package hudson.security;

import java.util.Set;

/** A group of users as a security realm knows it. */
public abstract class GroupDetails {
    public abstract String getName();

    public String getDisplayName() {
        return getName();
    }

    /** Ids of the members; null if the realm can't tell. */
    public Set<String> getMembers() {
        return null;
    }
}
