package io.jenkins.plugins.releaseguard.config;

import hudson.Extension;
import hudson.model.Describable;
import hudson.model.Descriptor;
import io.jenkins.plugins.releaseguard.signoff.engine.Slot;
import org.jenkinsci.Symbol;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** A part that one of the signatures must play. */
public class SignOffSlot implements Describable<SignOffSlot> {

    private final String name;
    private String users = "";
    private String groups = "";

    @DataBoundConstructor
    public SignOffSlot(@Nullable String name) {
        this.name = name == null ? "" : name.strip();
    }

    public String getName() {
        return name;
    }

    /** Ids of users who can fill it, with spaces or line ends between. */
    public String getUsers() {
        return users;
    }

    @DataBoundSetter
    public void setUsers(@Nullable String users) {
        this.users = users == null ? "" : users.strip();
    }

    /** Names of groups whose members can fill it, one in a line. */
    public String getGroups() {
        return groups;
    }

    @DataBoundSetter
    public void setGroups(@Nullable String groups) {
        this.groups = groups == null ? "" : groups.strip();
    }

    /** @throws IllegalArgumentException if it has no name or nobody can fill it */
    Slot slot() {
        if (name.isEmpty() || users.isEmpty() && groups.isEmpty()) {
            throw new IllegalArgumentException("the slot '" + name + "' needs a name and users or groups who fill it");
        }
        return new Slot(name, SignOffPolicy.circle(users, groups));
    }

    /** Describes it to the configuration page. */
    @Extension
    @Symbol("signOffSlot")
    public static class DescriptorImpl extends Descriptor<SignOffSlot> {

        @Override
        public String getDisplayName() {
            return "Slot";
        }
    }
}
