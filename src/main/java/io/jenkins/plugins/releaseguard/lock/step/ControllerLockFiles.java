package io.jenkins.plugins.releaseguard.lock.step;

import hudson.Extension;
import hudson.ExtensionList;
import io.jenkins.plugins.releaseguard.lock.engine.Demand;
import io.jenkins.plugins.releaseguard.lock.engine.Grant;
import io.jenkins.plugins.releaseguard.lock.engine.Owner;
import io.jenkins.plugins.releaseguard.lock.engine.Share;
import io.jenkins.plugins.releaseguard.lock.file.FileOwner;
import io.jenkins.plugins.releaseguard.lock.file.LockDirectory;
import io.jenkins.plugins.releaseguard.lock.file.LockFiles;
import io.jenkins.plugins.releaseguard.lock.file.Taking;
import io.jenkins.plugins.releaseguard.lock.store.LockSettings;
import io.jenkins.plugins.releaseguard.platform.ControllerHome;
import io.jenkins.plugins.releaseguard.platform.Time;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The lock files of this controller, in the directory that the configuration names. */
@Extension
public class ControllerLockFiles {

    private @Nullable LockDirectory directory;
    private @Nullable LockFiles files;

    static ControllerLockFiles get() {
        return ExtensionList.lookupSingleton(ControllerLockFiles.class);
    }

    boolean isConfigured() {
        return LockSettings.ofController().lockFiles().isPresent();
    }

    /** How long a file may be silent before others may take it over; zero for ever. */
    Duration staleAfter() {
        return LockSettings.ofController()
                .lockFiles()
                .map(LockDirectory::staleAfter)
                .orElse(Duration.ZERO);
    }

    private static LockDirectory configured() throws IOException {
        return LockSettings.ofController()
                .lockFiles()
                .orElseThrow(() -> new IOException("No directory of lock files is configured any more"));
    }

    /** The same for the same settings, since it remembers what it saw. */
    private synchronized LockFiles files(LockDirectory configured) {
        if (files == null || !configured.equals(directory)) {
            directory = configured;
            files = new LockFiles(configured, Time.clock());
        }
        return files;
    }

    /** Where this claim's files were taken. */
    private static LockFiles filesOf(Claim claim) throws IOException {
        Path taken = claim.directory();
        LockDirectory there = taken == null ? configured() : new LockDirectory(taken, Duration.ZERO, false);
        return new LockFiles(there, Time.clock());
    }

    /** @throws IllegalArgumentException if this can't be asked of lock files */
    void check(Demand demand) {
        if (!demand.share().equals(Share.EXCLUSIVE)) {
            throw new IllegalArgumentException("store 'files' is for mode 'exclusive' and 1 permit, because a lock file"
                    + " has one owner; but mode is '" + demand.share().mode() + "' and permits is "
                    + demand.share().permits());
        }
        demand.names().forEach(LockFiles::checkName);
        if (!isConfigured()) {
            throw new IllegalArgumentException("store 'files' needs the directory of lock files, which an administrator"
                    + " names in the system configuration");
        }
    }

    /** All or none, once more after a restart, too. */
    Taking take(Claim claim, Owner owner, Grant grant) throws IOException {
        LockDirectory configured = configured();
        claim.filesIn(configured.path());
        String url = owner.url(ControllerHome.rootUrl());
        return files(configured)
                .take(
                        claim.names(),
                        new FileOwner(
                                claim.id(), owner.controller(), owner.label(), url, grant.since(), grant.token()));
    }

    /** A heartbeat; false if the files aren't this request's any more. */
    boolean renew(Claim claim) throws IOException {
        return filesOf(claim).renew(claim.names(), claim.id());
    }

    /** Only what is this request's. */
    void giveBack(Claim claim) throws IOException {
        if (claim.directory() != null || isConfigured()) {
            filesOf(claim).giveBack(claim.names(), claim.id());
        }
    }

    /** Gives back what this controller took for requests that are gone. */
    void sweep(Predicate<UUID> isGone) throws IOException {
        if (isConfigured()) {
            files(configured()).sweep(ControllerHome.controllerId(), isGone);
        }
    }
}
