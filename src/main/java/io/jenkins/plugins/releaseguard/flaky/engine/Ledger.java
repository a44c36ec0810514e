package io.jenkins.plugins.releaseguard.flaky.engine;

import io.jenkins.plugins.releaseguard.flaky.report.FailedTest;
import io.jenkins.plugins.releaseguard.flaky.report.Outcome;
import io.jenkins.plugins.releaseguard.flaky.report.ReportDigest;
import io.jenkins.plugins.releaseguard.flaky.report.Sighting;
import io.jenkins.plugins.releaseguard.flaky.report.TestId;
import io.jenkins.plugins.releaseguard.flaky.report.Trace;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * All tests that failed in this build, judged by evidence: a failure is cleared only when the same test ran later and
 * passed, in a report which the rerun wrote. A test's last run has the last word.
 */
public final class Ledger implements Serializable {
    private static final long serialVersionUID = 1;

    private final List<Suspect> suspects = new ArrayList<>();
    /** Failures beyond what is kept of one attempt; they can't be cleared. */
    private int uncounted;

    private int judged;

    /** Takes the failures of the first run. */
    public static Ledger of(ReportDigest first) {
        Ledger ledger = new Ledger();
        ledger.admit(first, 0);
        return ledger;
    }

    /** Every test that failed at least once, in the order of the reports. */
    public List<Suspect> suspects() {
        return List.copyOf(suspects);
    }

    /** Those that still fail, and count. */
    public List<Suspect> open() {
        return suspects.stream().filter(s -> !s.isFlaky() && !s.isExcused()).toList();
    }

    /** Those that still fail, but don't count. */
    public List<Suspect> excused() {
        return suspects.stream().filter(Suspect::isExcused).toList();
    }

    /** Lets the failures of these tests not count. */
    public void excuse(Amnesty amnesty) {
        suspects.stream().filter(s -> amnesty.covers(s.id())).forEach(s -> s.excuse(amnesty.reason(s.id())));
    }

    /** Those that failed and passed later. */
    public List<Suspect> flaky() {
        return suspects.stream().filter(Suspect::isFlaky).toList();
    }

    /** How many tests still fail, and count. */
    public int failing() {
        return open().size() + uncounted;
    }

    /** What a reader of reports has to look for: {@linkplain TestId#key() keys}. */
    public Set<String> wanted() {
        return suspects.stream().map(s -> s.id().key()).collect(Collectors.toSet());
    }

    /** {@linkplain ReportDigest#classOf Classes} of which it matters whether a test passed in them. */
    public Set<String> wantedClasses() {
        return suspects.stream()
                .filter(s -> s.id().isWholeClass())
                .map(s -> ReportDigest.classOf(s.report(), s.id()))
                .collect(Collectors.toSet());
    }

    /**
     * Judges a rerun by the reports it wrote.
     *
     * @param reports what was read of these reports, looking for {@link #wanted()} and {@link #wantedClasses()}
     */
    public void judge(Rerun rerun, ReportDigest reports) {
        if (rerun.number() <= judged) {
            return; // judged before a restart
        }
        judged = rerun.number();
        Map<String, List<Sighting>> byKey =
                reports.sightings().stream().collect(Collectors.groupingBy(s -> s.id().key()));
        for (Suspect suspect : suspects) {
            judge(suspect, rerun, byKey.getOrDefault(suspect.id().key(), List.of()), reports);
        }
        admit(reports, rerun.attempt());
    }

    private static void judge(Suspect suspect, Rerun rerun, List<Sighting> seen, ReportDigest reports) {
        int attempt = rerun.attempt();
        if (seen.stream().noneMatch(s -> s.outcome().isFailure()) && suspect.isFlaky()) {
            return; // cleared before; not to have run again takes nothing from that
        }
        List<Sighting> same = sameTest(suspect, seen);
        if (!same.isEmpty()) {
            Sighting match = same.get(0);
            if (match.outcome().isFailure()) {
                suspect.failed(attempt, traces(match));
            } else if (match.outcome() == Outcome.SKIPPED) {
                suspect.stands(Standing.SKIPPED, attempt);
            } else {
                suspect.stands(reports.isBroken(suspect.report()) ? Standing.BROKEN_REPORT : Standing.FLAKY, attempt);
            }
        } else if (!seen.isEmpty()) {
            List<Trace> failed = seen.stream().flatMap(s -> traces(s).stream()).toList();
            if (seen.stream().anyMatch(s -> s.outcome().isFailure())) {
                suspect.failed(attempt, failed);
            } else {
                suspect.stands(Standing.AMBIGUOUS, attempt);
            }
        } else if (rerun.asked().contains(suspect.id())) {
            suspect.stands(unseen(suspect, reports, rerun.blockFailed()), attempt);
        }
    }

    /** The one sighting that is the suspect; none if it can't be told. */
    private static List<Sighting> sameTest(Suspect suspect, List<Sighting> seen) {
        Map<String, List<Sighting>> places = seen.stream().collect(Collectors.groupingBy(Ledger::place));
        List<Sighting> here = places.get(place(suspect.report(), suspect.id()));
        if (here == null && !suspect.isElsewhere() && places.size() == 1) {
            // the tool put it into another suite or report, as Surefire does with nested classes
            here = places.values().iterator().next();
        }
        if (here == null || here.size() != suspect.sameName()) {
            return List.of();
        }
        return here.stream()
                .filter(s -> s.id().occurrence() == suspect.id().occurrence())
                .toList();
    }

    private static Standing unseen(Suspect suspect, ReportDigest reports, boolean blockFailed) {
        if (reports.reports() == 0) {
            return blockFailed ? Standing.BLOCK_FAILED : Standing.NO_NEW_REPORT;
        }
        if (!reports.broken().isEmpty()) {
            return Standing.BROKEN_REPORT;
        }
        if (reports.cases() == 0) {
            return Standing.NO_TESTS;
        }
        // the class itself had failed: now a test of it passed, and no failure of the class is reported
        boolean classPassed = suspect.id().isWholeClass()
                && reports.passedClasses().contains(ReportDigest.classOf(suspect.report(), suspect.id()));
        return classPassed ? Standing.FLAKY : Standing.ABSENT;
    }

    /** Takes up failures which aren't known yet: a rerun may run, and fail, more than what it was asked for. */
    private void admit(ReportDigest reports, int attempt) {
        Map<String, Set<String>> places = reports.sightings().stream()
                .collect(Collectors.groupingBy(
                        s -> s.id().key(), Collectors.mapping(Ledger::place, Collectors.toSet())));
        for (FailedTest failed : reports.failures()) {
            Set<String> ofKey = places.getOrDefault(failed.id().key(), Set.of());
            if (suspects.stream().noneMatch(s -> isTold(failed, s, attempt, ofKey))) {
                Suspect suspect = new Suspect(failed, attempt);
                // of a test which a rerun brought up it isn't known where else the first run had it
                if (attempt > 0 || ofKey.size() > 1) {
                    suspect.setElsewhere();
                }
                suspects.add(suspect);
            }
        }
        uncounted += Math.max(0, reports.failed() - reports.failures().size());
    }

    /** Whether this failure is what the suspect was judged by, or the suspect's own. */
    private static boolean isTold(FailedTest failed, Suspect suspect, int attempt, Set<String> places) {
        if (!suspect.id().key().equals(failed.id().key())) {
            return false;
        }
        if (suspect.id().equals(failed.id()) && suspect.report().equals(failed.report())) {
            return true;
        }
        boolean moved = !places.contains(place(suspect.report(), suspect.id()));
        return moved && suspect.standing() == Standing.FAILED_AGAIN && suspect.attempt() == attempt;
    }

    private static String place(Sighting seen) {
        return place(seen.report(), seen.id());
    }

    private static String place(String report, TestId id) {
        return report + '\0' + id.suite();
    }

    private static List<Trace> traces(Sighting seen) {
        Trace failure = seen.failure();
        return failure == null ? List.of() : List.of(failure);
    }
}
