package io.jenkins.plugins.releaseguard.flaky.ui;

import io.jenkins.plugins.releaseguard.flaky.store.FlakyTest;
import io.jenkins.plugins.releaseguard.platform.Jobs;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** A flaky test as the Quarantine page and its remote API show it. */
@ExportedBean(defaultVisibility = 2)
public final class QuarantineRow {
    private static final int MAX_NAME = 200;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final FlakyTest test;

    QuarantineRow(FlakyTest test) {
        this.test = test;
    }

    /** Class and name, of bounded length. */
    public String getShortName() {
        String name = getName();
        return name.length() <= MAX_NAME ? name : name.substring(0, MAX_NAME) + "…";
    }

    @Exported
    public String getName() {
        return test.test().displayName();
    }

    @Exported
    public String getSuite() {
        return test.test().suite();
    }

    @Exported
    public String getFile() {
        return test.test().file();
    }

    @Exported
    public String getClassName() {
        return test.test().className();
    }

    @Exported
    public String getTestName() {
        return test.test().name();
    }

    @Exported
    public int getOccurrence() {
        return test.test().occurrence();
    }

    /** Full name of the job. */
    @Exported
    public String getJob() {
        return test.job();
    }

    /** The job's path from the controller's root; null if there is no such job any more. */
    public @Nullable String getJobUrl() {
        var job = Jobs.readable(test.job());
        return job == null ? null : job.getUrl();
    }

    /** When a build showed it first, in ISO 8601 and UTC. */
    @Exported
    public String getFirstSeen() {
        return test.firstSeen().toString();
    }

    @Exported
    public String getLastSeen() {
        return test.lastSeen().toString();
    }

    public String getFirstSeenLocal() {
        return local(test.firstSeen());
    }

    public String getLastSeenLocal() {
        return local(test.lastSeen());
    }

    private static String local(Instant time) {
        return TIME.format(time.atZone(ZoneId.systemDefault()));
    }

    @Exported
    public int getLastBuild() {
        return test.lastBuild();
    }

    /** The build's path from the controller's root; null if it is gone. */
    public @Nullable String getLastBuildUrl() {
        return Jobs.readableBuildUrl(test.job(), test.lastBuild());
    }

    /** In how many builds it was flaky. */
    @Exported
    public int getBuilds() {
        return test.builds();
    }
}
