package io.jenkins.plugins.releaseguard.flaky.step;

import hudson.FilePath;
import hudson.remoting.VirtualChannel;
import io.jenkins.plugins.releaseguard.flaky.report.ReportDigest;
import io.jenkins.plugins.releaseguard.flaky.report.ReportScan;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import jenkins.MasterToSlaveFileCallable;
import org.jspecify.annotations.Nullable;

/** Reads reports where they lie: on the agent. Only what matters of them is sent to the controller. */
final class ReportFiles {
    private ReportFiles() {}

    /** The reports under a folder that match a pattern: path from there, with {@code /}, and file. */
    static Map<String, File> matching(File folder, String pattern) throws IOException, InterruptedException {
        Map<String, File> reports = new TreeMap<>();
        if (folder.isDirectory()) {
            Path root = folder.toPath();
            for (FilePath found : new FilePath(folder).list(pattern)) {
                File file = new File(found.getRemote());
                reports.put(root.relativize(file.toPath()).toString().replace('\\', '/'), file);
            }
        }
        return reports;
    }

    /** Notes which reports are there. */
    static final class Look extends MasterToSlaveFileCallable<ReportSnapshot> {
        private static final long serialVersionUID = 1;

        private final String pattern;

        Look(String pattern) {
            this.pattern = pattern;
        }

        @Override
        public ReportSnapshot invoke(File workspace, VirtualChannel channel) throws IOException, InterruptedException {
            return ReportSnapshot.of(matching(workspace, pattern));
        }
    }

    /**
     * What was read.
     *
     * @param stamps time and size of the reports that were judged by it, as they were before it read them, by path
     */
    record Judged(ReportDigest digest, HashMap<String, String> stamps) implements Serializable {}

    /** Reads the reports that an attempt wrote. */
    static final class Read extends MasterToSlaveFileCallable<Judged> {
        private static final long serialVersionUID = 1;
        /** Tests may run on a machine or in a container whose clock differs by so much. */
        private static final long CLOCK_MILLIS = 10 * 60 * 1_000;

        private final String pattern;
        private final @Nullable ReportSnapshot before;
        private final long since;
        private final long now = System.currentTimeMillis();
        private final HashSet<String> wanted;
        private final HashSet<String> wantedClasses;
        private final @Nullable String copies;
        /** From when on the tests must have run, by what the reports themselves say; agent's time, in milliseconds. */
        private long ranSince = Long.MIN_VALUE;
        /** Stamps of reports that count no more, by path. */
        private HashMap<String, String> judged = new HashMap<>();
        /** Where the attempt may have written reports that aren't read, but are judged with it. */
        private String beside = "";

        private Read(
                String pattern,
                @Nullable ReportSnapshot before,
                long since,
                Set<String> wanted,
                Set<String> wantedClasses,
                @Nullable String copies) {
            this.pattern = pattern;
            this.before = before;
            this.since = since;
            this.wanted = new HashSet<>(wanted);
            this.wantedClasses = new HashSet<>(wantedClasses);
            this.copies = copies;
        }

        /**
         * Reports that are there already.
         *
         * @param since time of the controller, in milliseconds, from which on a report is of this build
         * @param copies folder on the agent to keep them in; null to keep none
         */
        static Read inPlace(String pattern, long since, @Nullable String copies) {
            return new Read(pattern, null, since, Set.of(), Set.of(), copies);
        }

        /** The same, without those that another step has judged. */
        Read without(HashMap<String, String> stamps) {
            judged = stamps;
            return this;
        }

        /** Reports of a first run in the block, to be kept in a folder on the agent. */
        static Read firstRun(String pattern, ReportSnapshot before, String copies) {
            return new Read(pattern, before, 0, Set.of(), Set.of(), copies);
        }

        /** Reports of a rerun. */
        static Read rerun(String pattern, ReportSnapshot before, Set<String> wanted, Set<String> wantedClasses) {
            Read read = new Read(pattern, before, 0, wanted, wantedClasses, null);
            read.ranSince = before.moment() - CLOCK_MILLIS;
            return read;
        }

        /** The same, with reports of this pattern taken for judged, too, which the attempt may have written again. */
        Read beside(String other) {
            beside = other.equals(pattern) ? "" : other;
            return this;
        }

        @Override
        public Judged invoke(File workspace, VirtualChannel channel) throws IOException, InterruptedException {
            long clockAhead = System.currentTimeMillis() - now;
            ReportSnapshot old = before == null ? ReportSnapshot.nothingBut(judged, since + clockAhead) : before;
            Map<String, File> all = matching(workspace, pattern);
            Map<String, File> news = new TreeMap<>(all);
            news.entrySet().removeIf(report -> !old.isNews(report.getKey(), report.getValue()));
            int ignored = all.size() - news.size();
            HashMap<String, String> stamps = ReportSnapshot.stamps(news);
            if (!beside.isEmpty()) {
                stamps.putAll(ReportSnapshot.stamps(matching(workspace, beside)));
            }
            if (copies != null) {
                for (Map.Entry<String, File> report : news.entrySet()) {
                    report.setValue(copy(report.getValue(), new File(copies, report.getKey())));
                }
            }
            ReportDigest digest = scan(news, wanted, ignored);
            Set<String> more = new HashSet<>(wanted);
            digest.failures().forEach(failed -> more.add(failed.id().key()));
            // where else the tests that failed stand is known only once it is known which failed
            return new Judged(more.equals(wanted) ? digest : scan(news, more, ignored), stamps);
        }

        private ReportDigest scan(Map<String, File> reports, Set<String> keys, int ignored) throws IOException {
            ReportScan scan = new ReportScan(keys, wantedClasses, ranSince);
            for (Map.Entry<String, File> report : reports.entrySet()) {
                try (InputStream in = Files.newInputStream(report.getValue().toPath())) {
                    scan.add(report.getKey(), in);
                }
            }
            return scan.digest(ignored);
        }

        private static File copy(File from, File to) throws IOException {
            Files.createDirectories(to.toPath().getParent());
            Files.copy(from.toPath(), to.toPath(), StandardCopyOption.REPLACE_EXISTING);
            return to;
        }
    }
}
