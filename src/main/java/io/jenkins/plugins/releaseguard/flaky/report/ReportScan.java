package io.jenkins.plugins.releaseguard.flaky.report;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Reads a set of reports into a digest: counts, failures, and the tests that are looked for. */
public final class ReportScan {
    /** So many failures are kept; beyond them only the number. */
    public static final int MAX_FAILURES = 1_000;
    /** Of so many failures the traces are kept. */
    private static final int MAX_TRACED = 200;
    /** So many cases of one name are told apart; a test that stands more often is never cleared. */
    private static final int MAX_SIGHTINGS = 20_000;

    private final Set<String> wanted;
    private final Set<String> wantedClasses;
    private final long since;
    private int reports;
    private int stale;
    private int cases;
    private int skipped;
    private int failed;
    private final List<FailedTest> failures = new ArrayList<>();
    private final List<FailedTest> retried = new ArrayList<>();
    private final List<Sighting> sightings = new ArrayList<>();
    private final Set<String> passedClasses = new LinkedHashSet<>();
    private final List<BrokenReport> broken = new ArrayList<>();
    private final Map<Dialect, Integer> dialects = new EnumMap<>(Dialect.class);

    /**
     * @param wanted {@linkplain TestId#key() keys} of the tests to look for
     * @param wantedClasses {@linkplain ReportDigest#classOf classes} of which to say whether a test passed in them
     */
    public ReportScan(Set<String> wanted, Set<String> wantedClasses) {
        this(wanted, wantedClasses, Long.MIN_VALUE);
    }

    /** @param since in milliseconds; a report that says all of it is older was restored from a cache, and is left out */
    public ReportScan(Set<String> wanted, Set<String> wantedClasses, long since) {
        this.since = since;
        this.wanted = Set.copyOf(wanted);
        this.wantedClasses = Set.copyOf(wantedClasses);
    }

    /** Reads one report. A broken one is noted as such, and counts for nothing else. */
    public void add(String path, InputStream in) throws IOException {
        reports++;
        int[] outcomes = new int[Outcome.values().length];
        List<TestCase> failedHere = new ArrayList<>();
        List<TestCase> retriedHere = new ArrayList<>();
        List<Sighting> seenHere = new ArrayList<>();
        Set<String> passedHere = new HashSet<>();
        try {
            AttemptMerge merge = new AttemptMerge(test -> {
                outcomes[test.outcome().ordinal()]++;
                if (test.outcome().isFailure() && failures.size() + failedHere.size() < MAX_FAILURES) {
                    failedHere.add(test);
                } else if (test.passedOnRetry() && retried.size() + retriedHere.size() < MAX_FAILURES) {
                    retriedHere.add(test);
                }
                if (!wanted.isEmpty()
                        && wanted.contains(test.id().key())
                        && sightings.size() + seenHere.size() < MAX_SIGHTINGS) {
                    boolean traced = test.failure() == null || sightings.size() + seenHere.size() < MAX_FAILURES;
                    seenHere.add(new Sighting(test.id(), path, test.outcome(), traced ? test.failure() : Trace.NONE));
                }
                if (!wantedClasses.isEmpty() && test.outcome() == Outcome.PASSED) {
                    String ofClass = ReportDigest.classOf(path, test.id());
                    if (wantedClasses.contains(ofClass)) {
                        passedHere.add(ofClass);
                    }
                }
            });
            ReportReader.Reading reading = ReportReader.read(in, merge);
            if (reading.stamp().filter(s -> s.toEpochMilli() < since).isPresent()) {
                reports--;
                stale++;
                return;
            }
            merge.end();
            cases += IntStream.of(outcomes).sum();
            skipped += outcomes[Outcome.SKIPPED.ordinal()];
            failed += outcomes[Outcome.FAILED.ordinal()] + outcomes[Outcome.ERROR.ordinal()];
            dialects.merge(reading.dialect(), 1, Integer::sum);
            failedHere.forEach(t -> failures.add(failed(t, path, reading, failures.size() < MAX_TRACED)));
            retriedHere.forEach(t -> retried.add(failed(t, path, reading, retried.size() < MAX_TRACED)));
            sightings.addAll(seenHere);
            passedClasses.addAll(passedHere);
        } catch (BrokenReportException e) {
            broken.add(new BrokenReport(path, String.valueOf(e.getMessage())));
        }
    }

    private static FailedTest failed(TestCase test, String path, ReportReader.Reading reading, boolean traced) {
        List<Trace> traces = new ArrayList<>();
        if (traced) {
            if (test.failure() != null) {
                traces.add(test.failure());
            }
            traces.addAll(test.retries());
        }
        int sameName = test.cases() > 1 ? 1 : reading.sameName(test.id());
        return new FailedTest(test.id(), path, sameName, test.cases() > 1, traces);
    }

    /** Who wrote most of the reports. */
    private Dialect dialect() {
        return dialects.entrySet().stream()
                .filter(e -> e.getKey() != Dialect.OTHER)
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(Dialect.OTHER);
    }

    /** @param ignored how many matching reports were left out as too old */
    public ReportDigest digest(int ignored) {
        return new ReportDigest(
                reports,
                cases,
                skipped,
                failed,
                failures,
                retried,
                sightings,
                new ArrayList<>(passedClasses),
                broken,
                ignored + stale,
                dialect());
    }
}
