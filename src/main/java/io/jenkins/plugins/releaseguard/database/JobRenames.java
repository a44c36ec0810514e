package io.jenkins.plugins.releaseguard.database;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.Item;
import hudson.model.listeners.ItemListener;
import io.jenkins.plugins.releaseguard.platform.Background;
import io.jenkins.plugins.releaseguard.platform.ControllerHome;
import io.jenkins.plugins.releaseguard.platform.Time;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Carries records over to the new names of jobs and folders. Jenkins has renamed already when it tells, and the database
 * may be away: so a rename is noted in a file first, and whoever asks for the database next carries it over before
 * anything else is done there. Otherwise the sweeps would take a build of the old name for one that is gone.
 */
@Extension
public final class JobRenames {

    private static final Logger LOGGER = Logger.getLogger(JobRenames.class.getName());

    private final Object carrying = new Object();
    private @Nullable RenameJournal journal;

    static JobRenames get() {
        return ExtensionList.lookupSingleton(JobRenames.class);
    }

    private synchronized RenameJournal journal() throws IOException {
        RenameJournal open = journal;
        if (open == null) {
            open = new RenameJournal(ControllerHome.directory().resolve("job-renames"));
            journal = open;
        }
        return open;
    }

    private void note(String from, String to) {
        try {
            journal()
                    .add(new JobRename(
                            ControllerHome.controllerId(), from, to, Time.now().truncatedTo(ChronoUnit.MILLIS)));
        } catch (IOException | UncheckedIOException e) {
            LOGGER.log(
                    Level.WARNING,
                    e,
                    () -> "'" + from + "' is called '" + to
                            + "' now, and that can't be written down: its releases, test"
                            + " history, quarantine and locks stay under the old name. Check free space and permissions of"
                            + " JENKINS_HOME/release-guard, then rename it back and once more before anything is recorded under the"
                            + " new name");
            return;
        }
        Background.run(JobRenames::carryOverSoon);
    }

    private static void carryOverSoon() {
        try {
            ControllerDatabase.get();
        } catch (DatabaseUnavailableException e) {
            LOGGER.log(Level.WARNING, "The records of renamed jobs are carried over later: {0}", e.getMessage());
        }
    }

    /**
     * Carries over what is noted, one transaction for each rename, in their order.
     *
     * @throws DatabaseUnavailableException if the database or the file can't be reached; what is left is done at the next
     *     use
     */
    void carryOver(Database database) {
        try {
            RenameJournal noted = journal();
            if (noted.next().isEmpty()) {
                return;
            }
            synchronized (carrying) {
                for (Optional<JobRename> next = noted.next(); next.isPresent(); next = noted.next()) {
                    carryOver(database, next.get());
                    noted.done();
                }
            }
        } catch (IOException e) {
            throw new DatabaseUnavailableException(
                    "The file JENKINS_HOME/release-guard/job-renames, which notes jobs that were renamed, can't be read or"
                            + " written: " + e + ". Check free space and permissions",
                    e);
        }
    }

    private static void carryOver(Database database, JobRename rename) {
        try {
            database.write(handle -> {
                for (JobRecords records : ExtensionList.lookup(JobRecords.class)) {
                    records.carryOver(handle, rename);
                }
                return true;
            });
        } catch (DatabaseUnavailableException e) {
            throw e;
        } catch (RuntimeException e) {
            // One that can't be carried over must not keep everybody from the database for ever.
            LOGGER.log(
                    Level.SEVERE,
                    e,
                    () -> "The releases, test history, quarantine and locks of '" + rename.from()
                            + "' can't be carried over" + " to '" + rename.to()
                            + "': they stay under the old name. Rename it back and once more before anything is recorded under the"
                            + " new name");
        }
    }

    /** Jobs and folders, each told by itself. */
    @Extension
    public static final class Listening extends ItemListener {

        @Override
        public void onLocationChanged(Item item, String oldFullName, String newFullName) {
            get().note(oldFullName, newFullName);
        }
    }
}
