package io.jenkins.plugins.releaseguard.config;

import hudson.Extension;
import hudson.model.Describable;
import hudson.model.Descriptor;
import hudson.model.Failure;
import hudson.util.FormValidation;
import io.jenkins.plugins.releaseguard.lock.engine.LockRules;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jenkinsci.Symbol;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/**
 * The part of the configuration that is about locks. It is made and replaced as a whole: one that contradicts itself
 * is refused before anything changes.
 */
public class LockConfiguration implements Describable<LockConfiguration> {

    private final List<LockDeclaration> declarations;
    private final int defaultTimeoutMinutes;
    private boolean undeclaredAllowed = true;
    private LockFileConfiguration files = new LockFileConfiguration(null, null);

    /** Nothing declared, everything allowed. */
    LockConfiguration() {
        this(null, 0);
    }

    /**
     * Checks it all here, since a form's answer can't tell what a setter throws.
     *
     * @param declarations null for none
     * @throws Failure if a declaration is wrong, a name is declared twice, or the timeout is negative or over a year
     */
    @DataBoundConstructor
    public LockConfiguration(@Nullable List<LockDeclaration> declarations, int defaultTimeoutMinutes) {
        this.declarations = declarations == null ? new ArrayList<>() : new ArrayList<>(declarations);
        this.defaultTimeoutMinutes = defaultTimeoutMinutes;
        Checks.refuse(this::rules);
    }

    public List<LockDeclaration> getDeclarations() {
        return declarations;
    }

    /** How long a step waits that has no timeout of its own; 0 for as long as it takes. */
    public int getDefaultTimeoutMinutes() {
        return defaultTimeoutMinutes;
    }

    /** Whether names that aren't declared may be used. */
    public boolean isUndeclaredAllowed() {
        return undeclaredAllowed;
    }

    @DataBoundSetter
    public void setUndeclaredAllowed(boolean undeclaredAllowed) {
        this.undeclaredAllowed = undeclaredAllowed;
    }

    /** Locks that programs outside Jenkins take, too. */
    public LockFileConfiguration getFiles() {
        return files;
    }

    @DataBoundSetter
    public void setFiles(LockFileConfiguration files) {
        this.files = files;
    }

    LockRules rules() {
        return new LockRules(
                declarations.stream().map(LockDeclaration::lock).toList(),
                undeclaredAllowed,
                Duration.ofMinutes(defaultTimeoutMinutes));
    }

    /** Checks what the form says. */
    @Extension
    @Symbol("locks")
    public static class DescriptorImpl extends Descriptor<LockConfiguration> {

        @Override
        public String getDisplayName() {
            return "Locks";
        }

        @POST
        public FormValidation doCheckDefaultTimeoutMinutes(@QueryParameter String value) {
            return Checks.of(() -> LockRules.checkTimeout(Duration.ofMinutes(Checks.number(value))));
        }
    }
}
