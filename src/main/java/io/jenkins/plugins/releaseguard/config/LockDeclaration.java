package io.jenkins.plugins.releaseguard.config;

import hudson.Extension;
import hudson.model.Describable;
import hudson.model.Descriptor;
import hudson.util.FormValidation;
import io.jenkins.plugins.releaseguard.lock.engine.DeclaredLock;
import io.jenkins.plugins.releaseguard.lock.engine.LockName;
import java.time.Duration;
import java.util.List;
import org.jenkinsci.Symbol;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/**
 * A lock declared ahead of its use, as an administrator or a configuration file writes it. What is wrong with it is
 * told by the {@link LockConfiguration} that it becomes part of.
 */
public class LockDeclaration implements Describable<LockDeclaration> {

    private final String name;
    private String description = "";
    private int capacity = 1;
    private int cooldownSeconds;
    private String folders = "";

    @DataBoundConstructor
    public LockDeclaration(@Nullable String name) {
        this.name = name == null ? "" : name.strip();
    }

    public String getName() {
        return name;
    }

    /** For people; empty, or at most {@value DeclaredLock#MAX_DESCRIPTION} characters. */
    public String getDescription() {
        return description;
    }

    @DataBoundSetter
    public void setDescription(@Nullable String description) {
        this.description = description == null ? "" : description.strip();
    }

    /** How many permits may be out at once; 1 to {@value DeclaredLock#MAX_CAPACITY}. */
    public int getCapacity() {
        return capacity;
    }

    @DataBoundSetter
    public void setCapacity(int capacity) {
        this.capacity = capacity;
    }

    /** How long the lock stays closed after it was given back; 0 to a day. */
    public int getCooldownSeconds() {
        return cooldownSeconds;
    }

    @DataBoundSetter
    public void setCooldownSeconds(int cooldownSeconds) {
        this.cooldownSeconds = cooldownSeconds;
    }

    /** Full names of the folders whose jobs may use it, one a line; empty for all jobs. */
    public String getFolders() {
        return folders;
    }

    @DataBoundSetter
    public void setFolders(@Nullable String folders) {
        this.folders = String.join("\n", lines(folders == null ? "" : folders));
    }

    private static List<String> lines(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .distinct()
                .toList();
    }

    /** @throws IllegalArgumentException naming the offending value */
    DeclaredLock lock() {
        return new DeclaredLock(
                new LockName(name), description, capacity, Duration.ofSeconds(cooldownSeconds), lines(folders));
    }

    /** Checks what the form says about one lock. */
    @Extension
    @Symbol("lock")
    public static class DescriptorImpl extends Descriptor<LockDeclaration> {

        @Override
        public String getDisplayName() {
            return "Lock";
        }

        @POST
        public FormValidation doCheckName(@QueryParameter String value) {
            return Checks.of(() -> new LockName(value.strip()));
        }

        @POST
        public FormValidation doCheckDescription(@QueryParameter String value) {
            return Checks.of(() -> DeclaredLock.checkDescription(value.strip()));
        }

        @POST
        public FormValidation doCheckCapacity(@QueryParameter String value) {
            return Checks.of(() -> DeclaredLock.checkCapacity(Checks.number(value)));
        }

        @POST
        public FormValidation doCheckCooldownSeconds(@QueryParameter String value) {
            return Checks.of(() -> DeclaredLock.checkCooldown(Duration.ofSeconds(Checks.number(value))));
        }

        @POST
        public FormValidation doCheckFolders(@QueryParameter String value) {
            return Checks.ofFolders(lines(value));
        }
    }
}
