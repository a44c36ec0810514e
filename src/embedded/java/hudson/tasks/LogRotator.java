package hudson.tasks;

import hudson.model.Job;
import hudson.model.Run;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import jenkins.model.BuildDiscarder;
import jenkins.model.BuildDiscarderDescriptor;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;

/** Discards builds, or only their artifacts, by age and number; -1 is no limit. */
public class LogRotator extends BuildDiscarder {

    private final int daysToKeep;
    private final int numToKeep;
    private final int artifactDaysToKeep;
    private final int artifactNumToKeep;

    @DataBoundConstructor
    public LogRotator(
            String daysToKeepStr, String numToKeepStr, String artifactDaysToKeepStr, String artifactNumToKeepStr) {
        this(parse(daysToKeepStr), parse(numToKeepStr), parse(artifactDaysToKeepStr), parse(artifactNumToKeepStr));
    }

    public LogRotator(int daysToKeep, int numToKeep, int artifactDaysToKeep, int artifactNumToKeep) {
        this.daysToKeep = daysToKeep;
        this.numToKeep = numToKeep;
        this.artifactDaysToKeep = artifactDaysToKeep;
        this.artifactNumToKeep = artifactNumToKeep;
    }

    /** The number, or -1 for what isn't one. */
    public static int parse(String p) {
        try {
            return p == null ? -1 : Integer.parseInt(p);
        } catch (NumberFormatException x) {
            return -1;
        }
    }

    @Override
    public void perform(Job<?, ?> job) throws IOException, InterruptedException {
        for (Run<?, ?> old : beyond(job, daysToKeep, numToKeep)) {
            old.delete();
        }
        for (Run<?, ?> old : beyond(job, artifactDaysToKeep, artifactNumToKeep)) {
            old.getArtifactManager().delete();
        }
    }

    /** The finished builds over the limits, save the last successful and stable one and those kept on purpose. */
    private static List<Run<?, ?>> beyond(Job<?, ?> job, int days, int number) {
        long oldest = days < 0 ? Long.MIN_VALUE : System.currentTimeMillis() - TimeUnit.DAYS.toMillis(days);
        List<Run<?, ?>> beyond = new ArrayList<>();
        int newer = 0;
        for (Run<?, ?> run : job.getBuilds()) {
            boolean over = number >= 0 && newer >= number || run.getTimeInMillis() < oldest;
            newer++;
            boolean needed = run.isLogUpdated()
                    || run.isKeepLog()
                    || run == job.getLastSuccessfulBuild()
                    || run == job.getLastStableBuild();
            if (over && !needed) {
                beyond.add(run);
            }
        }
        return beyond;
    }

    public int getDaysToKeep() {
        return daysToKeep;
    }

    public int getNumToKeep() {
        return numToKeep;
    }

    public int getArtifactDaysToKeep() {
        return artifactDaysToKeep;
    }

    public int getArtifactNumToKeep() {
        return artifactNumToKeep;
    }

    public String getDaysToKeepStr() {
        return text(daysToKeep);
    }

    public String getNumToKeepStr() {
        return text(numToKeep);
    }

    public String getArtifactDaysToKeepStr() {
        return text(artifactDaysToKeep);
    }

    public String getArtifactNumToKeepStr() {
        return text(artifactNumToKeep);
    }

    private static String text(int limit) {
        return limit < 0 ? "" : Integer.toString(limit);
    }

    /** Describes the rule {@code logRotator}. */
    @Symbol("logRotator")
    public static final class LRDescriptor extends BuildDiscarderDescriptor {

        @Override
        public String getDisplayName() {
            return "Log Rotation";
        }
    }
}
