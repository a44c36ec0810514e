package io.jenkins.plugins.releaseguard.flaky.step;

import java.io.File;
import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;

/** The reports in a workspace at one moment, by time and size: what a later attempt has to have changed to count. */
final class ReportSnapshot implements Serializable {
    private static final long serialVersionUID = 1;
    /** A file may seem to be written so much before it was: file systems read a coarse clock. */
    private static final long CLOCK_GRAIN_MILLIS = 20;
    /** Some file systems keep no more than even seconds; what was there before is told by its stamp anyway. */
    private static final long FILE_TIME_MILLIS = 2_000;

    private final HashMap<String, String> stamps = new HashMap<>();
    private final long notBefore;

    private ReportSnapshot(long notBefore) {
        this.notBefore = notBefore;
    }

    /** Of nothing: every report not older than this counts. The time is the agent's, in milliseconds. */
    static ReportSnapshot nothing(long notBefore) {
        return nothingBut(Map.of(), notBefore);
    }

    /** The same, but for reports that are known already. */
    static ReportSnapshot nothingBut(Map<String, String> stamps, long notBefore) {
        ReportSnapshot snapshot = new ReportSnapshot(notBefore - CLOCK_GRAIN_MILLIS);
        snapshot.stamps.putAll(stamps);
        return snapshot;
    }

    /** Of these files, by their path, now. */
    static ReportSnapshot of(Map<String, File> reports) {
        ReportSnapshot snapshot = new ReportSnapshot(System.currentTimeMillis() - FILE_TIME_MILLIS);
        snapshot.stamps.putAll(stamps(reports));
        return snapshot;
    }

    /** The moment, in milliseconds of the agent, less what file times may be wrong by. */
    long moment() {
        return notBefore;
    }

    /** Time and size of these files now, by their path. */
    static HashMap<String, String> stamps(Map<String, File> reports) {
        HashMap<String, String> stamps = new HashMap<>();
        reports.forEach((path, file) -> stamps.put(path, stamp(file)));
        return stamps;
    }

    /** Whether the report was written since. */
    boolean isNews(String path, File report) {
        return report.lastModified() >= notBefore && !stamp(report).equals(stamps.get(path));
    }

    private static String stamp(File report) {
        return report.lastModified() + ":" + report.length();
    }
}
