package io.jenkins.plugins.releaseguard.flaky.step;

import io.jenkins.plugins.releaseguard.flaky.engine.Ledger;
import io.jenkins.plugins.releaseguard.flaky.engine.Rerun;
import io.jenkins.plugins.releaseguard.flaky.engine.Suspect;
import io.jenkins.plugins.releaseguard.flaky.engine.selection.Framework;
import io.jenkins.plugins.releaseguard.flaky.engine.selection.Portions;
import io.jenkins.plugins.releaseguard.flaky.engine.selection.Selection;
import io.jenkins.plugins.releaseguard.flaky.engine.selection.Wanted;
import io.jenkins.plugins.releaseguard.flaky.report.Dialect;
import io.jenkins.plugins.releaseguard.flaky.report.ReportDigest;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How far the reruns are: which attempt, and which of its parts; saved with the step. */
final class RerunCourse implements Serializable {
    private static final long serialVersionUID = 1;

    /** 0 is a first run, 1 the first rerun. */
    private int attempt;
    /** Counts the runs of the block; 0 is a first run. */
    private int run;

    private final ArrayList<RerunPart> parts = new ArrayList<>();
    private int part;
    private Dialect dialect = Dialect.OTHER;
    private long startedMillis;
    private long tookMillis;
    private long tookAllMillis;
    /** With what a rerun ended though no test of it failed; null if there was no such. */
    private @Nullable Throwable unexplained;

    int attempt() {
        return attempt;
    }

    int run() {
        return run;
    }

    /** Whether the block makes the first run. */
    boolean isFirstRun() {
        return attempt == 0;
    }

    /** Who wrote the reports of the first run. */
    void writtenBy(Dialect writer) {
        dialect = writer;
    }

    void starts(Instant now) {
        startedMillis = now.toEpochMilli();
    }

    void ends(Instant now) {
        tookMillis = Math.max(0, now.toEpochMilli() - startedMillis);
        tookAllMillis += isFirstRun() ? 0 : tookMillis;
    }

    /** How long the last run of the block took. */
    Duration took() {
        return Duration.ofMillis(tookMillis);
    }

    /** How long all reruns took. */
    Duration tookAll() {
        return Duration.ofMillis(tookAllMillis);
    }

    /**
     * Looks whether the failure of a rerun is one of its tests.
     *
     * @param blockFailure null if the block ended well
     */
    void explain(@Nullable Throwable blockFailure, ReportDigest written) {
        if (blockFailure != null && written.failed() == 0) {
            unexplained = blockFailure;
        }
    }

    /** With what a run of the last attempt ended though no test of it failed; null if there was no such. */
    @Nullable
    Throwable unexplained() {
        return unexplained;
    }

    /** Whether this was the last part of the last attempt. */
    boolean isLast(int reruns) {
        return attempt >= reruns && part + 1 >= parts.size();
    }

    /** Goes on to the next part, or to the next attempt. */
    void advance(Ledger failed, RerunPlan plan) {
        run++;
        if (part + 1 < parts.size()) {
            part++;
        } else {
            nextAttempt(failed, plan.framework(dialect));
        }
    }

    /** Plans an attempt: the tests that still fail, in as many parts as their selection needs. */
    private void nextAttempt(Ledger failed, Optional<Framework> framework) {
        attempt++;
        part = 0;
        parts.clear();
        unexplained = null;
        List<Wanted> wanted = failed.open().stream().map(Suspect::wanted).toList();
        List<Portions.Portion> portions = framework
                .map(f -> Portions.of(f, wanted))
                .orElseGet(() -> List.of(new Portions.Portion(wanted, Selection.ALL)));
        portions.forEach(p -> parts.add(new RerunPart(p)));
    }

    /** What the block is to run now. */
    Selection selection() {
        return isFirstRun() ? Selection.ALL : parts.get(part).selection();
    }

    Rerun rerun(boolean blockFailed) {
        return new Rerun(run, attempt, isFirstRun() ? Set.of() : parts.get(part).tests(), blockFailed);
    }

    /** Such as {@code "Rerun 1, part 2 of 3"}. */
    String title() {
        if (isFirstRun()) {
            return "First run";
        }
        return "Rerun " + attempt + (parts.size() > 1 ? ", part " + (part + 1) + " of " + parts.size() : "");
    }
}
