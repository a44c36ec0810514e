package io.jenkins.plugins.releaseguard.config;

import hudson.Extension;
import hudson.model.Describable;
import hudson.model.Descriptor;
import hudson.model.Failure;
import hudson.util.FormValidation;
import io.jenkins.plugins.releaseguard.lock.file.LockDirectory;
import io.jenkins.plugins.releaseguard.platform.GuardPermissions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jenkinsci.Symbol;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** Where lock files are, for steps with {@code store: 'files'}. */
public class LockFileConfiguration implements Describable<LockFileConfiguration> {

    /** Twelve heartbeats. */
    private static final int DEFAULT_STALE_SECONDS = 120;

    private final String directory;
    private final int staleSeconds;
    private boolean takeOver;

    /**
     * @param directory an absolute path; empty or null if there are no lock files
     * @param staleSeconds how old the last heartbeat of a foreign lock file may be until the file counts as left
     *     behind, at least 30; 0 for never; null for 120
     * @throws Failure naming the offending value
     */
    @DataBoundConstructor
    public LockFileConfiguration(@Nullable String directory, @Nullable Integer staleSeconds) {
        this.directory = directory == null ? "" : directory.strip();
        this.staleSeconds = staleSeconds == null ? DEFAULT_STALE_SECONDS : staleSeconds;
        Checks.refuse(this::directory);
    }

    public String getDirectory() {
        return directory;
    }

    public int getStaleSeconds() {
        return staleSeconds;
    }

    /** Whether a lock file that was left behind is taken over, and not only reported. */
    public boolean isTakeOver() {
        return takeOver;
    }

    @DataBoundSetter
    public void setTakeOver(boolean takeOver) {
        this.takeOver = takeOver;
    }

    Optional<LockDirectory> directory() {
        return directory.isEmpty()
                ? Optional.empty()
                : Optional.of(LockDirectory.at(directory, Duration.ofSeconds(staleSeconds), takeOver));
    }

    /** Checks what the form says, and tries the directory. */
    @Extension
    @Symbol("lockFiles")
    public static class DescriptorImpl extends Descriptor<LockFileConfiguration> {

        @Override
        public String getDisplayName() {
            return "Lock files";
        }

        @POST
        public FormValidation doCheckDirectory(@QueryParameter String value) {
            String path = value.strip();
            return Checks.of(() -> {
                if (!path.isEmpty()) {
                    LockDirectory.of(path, Duration.ZERO, false);
                }
            });
        }

        @POST
        public FormValidation doCheckStaleSeconds(@QueryParameter String value) {
            Path any = Path.of("").toAbsolutePath();
            return Checks.of(() -> new LockDirectory(any, Duration.ofSeconds(Checks.number(value)), false));
        }

        /** Tries in the directory all that lock files need. */
        @POST
        public FormValidation doTestDirectory(@QueryParameter(fixEmpty = true) @Nullable String directory) {
            GuardPermissions.checkAdministrator();
            if (directory == null) {
                return FormValidation.warning("There is no directory to try");
            }
            try {
                LockDirectory.of(directory.strip(), Duration.ZERO, false).probe();
                return FormValidation.ok("Lock files work there");
            } catch (IllegalArgumentException | IOException e) {
                return FormValidation.error(e.getMessage());
            }
        }
    }
}
