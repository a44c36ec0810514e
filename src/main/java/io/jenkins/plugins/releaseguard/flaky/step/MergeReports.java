package io.jenkins.plugins.releaseguard.flaky.step;

import hudson.remoting.VirtualChannel;
import io.jenkins.plugins.releaseguard.flaky.engine.Suspect;
import io.jenkins.plugins.releaseguard.flaky.report.BrokenReportException;
import io.jenkins.plugins.releaseguard.flaky.report.FailedTest;
import io.jenkins.plugins.releaseguard.flaky.report.MergedReport;
import io.jenkins.plugins.releaseguard.flaky.report.MergedReport.Verdict;
import io.jenkins.plugins.releaseguard.flaky.report.TestId;
import io.jenkins.plugins.releaseguard.flaky.report.Trace;
import java.io.BufferedOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jenkins.MasterToSlaveFileCallable;

/** Writes the reports to publish, on the agent: the kept ones of the first run, with the verdicts of the reruns. */
final class MergeReports extends MasterToSlaveFileCallable<Integer> {
    private static final long serialVersionUID = 1;

    /** Name of the folder of what is published, beside that of the kept reports. */
    static final String MERGED = "merged";
    /** Name of the folder of the kept reports. */
    static final String KEPT = "first-run";

    private final HashMap<String, HashMap<TestId, Verdict>> verdicts = new HashMap<>();

    MergeReports(List<Suspect> suspects, List<FailedTest> retriedByTool) {
        for (FailedTest test : retriedByTool) {
            if (test.attemptsAreCases()) { // else the report says it as it is
                put(test.report(), test.id(), new Verdict(true, new ArrayList<>(test.traces()), true));
            }
        }
        for (Suspect suspect : suspects) {
            List<Trace> failures = new ArrayList<>(suspect.failures());
            put(suspect.report(), suspect.id(), new Verdict(suspect.isFlaky(), failures, suspect.hasAttemptsAsCases()));
        }
    }

    private void put(String report, TestId test, Verdict verdict) {
        verdicts.computeIfAbsent(report, r -> new HashMap<>()).put(test, verdict);
    }

    /** @return how many reports there are to publish */
    @Override
    public Integer invoke(File folder, VirtualChannel channel) throws IOException, InterruptedException {
        Map<String, File> kept = ReportFiles.matching(new File(folder, KEPT), "**");
        File merged = new File(folder, MERGED);
        for (Map.Entry<String, File> report : kept.entrySet()) {
            merge(report.getValue().toPath(), new File(merged, report.getKey()).toPath(), report.getKey());
        }
        int news = 0;
        for (Map.Entry<String, HashMap<TestId, Verdict>> left : verdicts.entrySet()) {
            if (!left.getValue().isEmpty()) {
                Path to = new File(merged, "only-in-reruns/" + news++ + ".xml").toPath();
                Files.createDirectories(to.getParent());
                try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(to))) {
                    Map<TestId, Verdict> tests = left.getValue();
                    MergedReport.writeNew(out, List.copyOf(tests.keySet()), tests::get);
                }
            }
        }
        return kept.size() + news;
    }

    private void merge(Path from, Path to, String report) throws IOException {
        Files.createDirectories(to.getParent());
        Map<TestId, Verdict> ofReport = verdicts.getOrDefault(report, new HashMap<>());
        if (!ofReport.isEmpty()) {
            Set<TestId> left = ofReport.keySet();
            try (InputStream in = Files.newInputStream(from);
                    OutputStream out = new BufferedOutputStream(Files.newOutputStream(to))) {
                Map<TestId, Verdict> all = new HashMap<>(ofReport);
                MergedReport.write(in, out, test -> {
                    left.remove(test);
                    return all.get(test);
                });
                return;
            } catch (BrokenReportException e) {
                // published as it is, for the JUnit plugin to show what is wrong with it
            }
        }
        Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
}
