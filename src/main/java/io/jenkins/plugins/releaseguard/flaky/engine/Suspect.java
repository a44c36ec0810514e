package io.jenkins.plugins.releaseguard.flaky.engine;

import io.jenkins.plugins.releaseguard.flaky.engine.selection.Grain;
import io.jenkins.plugins.releaseguard.flaky.engine.selection.Wanted;
import io.jenkins.plugins.releaseguard.flaky.report.FailedTest;
import io.jenkins.plugins.releaseguard.flaky.report.TestId;
import io.jenkins.plugins.releaseguard.flaky.report.Trace;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** A test that failed in this build: its failed attempts, and where it stands. Kept in the running build. */
public final class Suspect implements Serializable {
    private static final long serialVersionUID = 1;
    /** So many failed attempts are kept with their traces. */
    private static final int MAX_TRACES = 20;

    private final TestId id;
    private final String report;
    private final int sameName;
    private final boolean inFirstRun;
    private final boolean attemptsAreCases;
    private final List<Trace> failures;
    /** Why its failure doesn't count; empty if it counts. */
    private String excuse = "";
    /** Whether tests of this file, class and name stand in another suite or report too. */
    private boolean elsewhere;

    private Standing standing = Standing.NOT_RERUN;
    private int attempt;
    /** Attempts in a row in which it wasn't seen: then the selection was too fine for the tool. */
    private int unseen;

    Suspect(FailedTest failed, int attempt) {
        this.id = failed.id();
        this.report = failed.report();
        this.sameName = failed.sameName();
        this.inFirstRun = attempt == 0;
        this.attemptsAreCases = failed.attemptsAreCases();
        this.attempt = attempt;
        this.failures = new ArrayList<>(failed.traces());
    }

    public TestId id() {
        return id;
    }

    /** Path of the report in which it failed first, relative to the workspace. */
    public String report() {
        return report;
    }

    int sameName() {
        return sameName;
    }

    boolean isElsewhere() {
        return elsewhere;
    }

    void setElsewhere() {
        elsewhere = true;
    }

    /** Whether the first run has it as failed; else only a rerun showed it. */
    public boolean isInFirstRun() {
        return inFirstRun;
    }

    /** Whether its report holds more than one test case for it, one for each attempt of the tool. */
    public boolean hasAttemptsAsCases() {
        return attemptsAreCases;
    }

    /** How to select it for the next rerun: the more coarsely the oftener it wasn't found. */
    public Wanted wanted() {
        return new Wanted(id, unseen == 0 ? Grain.TEST : unseen == 1 ? Grain.GROUP : Grain.ALL);
    }

    public Standing standing() {
        return standing;
    }

    public boolean isFlaky() {
        return standing == Standing.FLAKY;
    }

    /** Why its failure doesn't count, for people; empty if it counts. */
    public String excuse() {
        return excuse;
    }

    /** Whether it still fails, but doesn't count. */
    public boolean isExcused() {
        return !isFlaky() && !excuse.isEmpty();
    }

    void excuse(String why) {
        excuse = why;
    }

    /** The attempt that gave it its standing; 0 is the first run. */
    public int attempt() {
        return attempt;
    }

    /** Why it still counts as failed, for people. */
    public String reason() {
        return standing == Standing.NOT_RERUN && !inFirstRun
                ? "failed for the first time in rerun " + attempt
                : standing.text();
    }

    /** The failed attempts, oldest first, as far as reports told of them. */
    public List<Trace> failures() {
        return List.copyOf(failures);
    }

    void stands(Standing now, int inAttempt) {
        standing = now;
        attempt = inAttempt;
        unseen = now == Standing.ABSENT || now == Standing.NO_TESTS || now == Standing.NO_NEW_REPORT ? unseen + 1 : 0;
    }

    void failed(int inAttempt, List<Trace> traces) {
        stands(Standing.FAILED_AGAIN, inAttempt);
        for (Trace trace : traces) {
            if (failures.size() < MAX_TRACES) {
                failures.add(trace);
            }
        }
    }
}
