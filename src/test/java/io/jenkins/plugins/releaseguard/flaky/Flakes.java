package io.jenkins.plugins.releaseguard.flaky;

import io.jenkins.plugins.releaseguard.flaky.engine.Fate;
import io.jenkins.plugins.releaseguard.flaky.engine.Origin;
import io.jenkins.plugins.releaseguard.flaky.engine.RecordedCase;
import io.jenkins.plugins.releaseguard.flaky.engine.quarantine.Acts;
import io.jenkins.plugins.releaseguard.flaky.engine.quarantine.Agreement;
import io.jenkins.plugins.releaseguard.flaky.engine.quarantine.Change;
import io.jenkins.plugins.releaseguard.flaky.engine.quarantine.Entry;
import io.jenkins.plugins.releaseguard.flaky.engine.quarantine.Proposal;
import io.jenkins.plugins.releaseguard.flaky.engine.quarantine.Purpose;
import io.jenkins.plugins.releaseguard.flaky.engine.quarantine.Voice;
import io.jenkins.plugins.releaseguard.flaky.report.TestId;
import io.jenkins.plugins.releaseguard.flaky.report.Trace;
import io.jenkins.plugins.releaseguard.flaky.store.EntryQuery;
import io.jenkins.plugins.releaseguard.flaky.store.QuarantineSettings;
import io.jenkins.plugins.releaseguard.flaky.store.Quarantines;
import io.jenkins.plugins.releaseguard.flaky.store.StoredEntry;
import io.jenkins.plugins.releaseguard.flaky.store.TestHistory;
import io.jenkins.plugins.releaseguard.flaky.store.TestRun;
import io.jenkins.plugins.releaseguard.platform.Time;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** Flaky tests for pages to show. */
public final class Flakes {
    private static final Voice ANN = new Voice("ann", "ann", "Ann");
    private static final Voice BOB = new Voice("bob", "bob", "Bob");

    private Flakes() {}

    public static void record(String job, int build, TestId test, Fate fate) {
        record(job, build, List.of(of(test, fate)));
    }

    /** Records a run of a build that was given these entries to run. */
    public static void recordListed(String job, int build, TestId test, Fate fate, Set<Long> listed) {
        TestHistory.ofController()
                .record(new TestRun(job, build, "step", "", "", at(build), listed), List.of(of(test, fate)));
    }

    private static Instant at(int build) {
        return Instant.parse("2026-03-01T12:00:00Z").plusSeconds(60L * build);
    }

    private static void record(String job, int build, List<RecordedCase> cases) {
        TestHistory.ofController().record(new TestRun(job, build, "step", "c0ffee", "agent-1", at(build)), cases);
    }

    public static void recordMany(String job, int number) {
        List<RecordedCase> cases = new ArrayList<>();
        for (int i = 10_000; i < 10_000 + number; i++) {
            cases.add(of(new TestId("s", "", "p.A", "t" + i, 1), Fate.FLAKY));
        }
        record(job, 1, cases);
    }

    private static RecordedCase of(TestId test, Fate fate) {
        List<Trace> failures = fate.isBad()
                ? List.of(new Trace(false, "AssertionError", "<b>1 is not 2</b>", "at p.A.m(A.java:7)"))
                : List.of();
        return new RecordedCase(
                test, fate, 100, fate.isBad() ? 90_000 : 0, fate == Fate.FLAKY ? Origin.RERUN : null, failures);
    }

    /** Id of the entry whose test's name has this in it. */
    public static long id(String part) {
        return id(e -> e.test().displayName().contains(part));
    }

    /** The same, of this job or folder. */
    public static long id(String scope, String part) {
        return id(e -> e.scope().equals(scope) && e.test().displayName().contains(part));
    }

    private static long id(Predicate<Entry> wanted) {
        Quarantines quarantines = Quarantines.ofController();
        return quarantines.find(EntryQuery.all(quarantines.scopes().keySet())).stream()
                .map(StoredEntry::entry)
                .filter(wanted)
                .findFirst()
                .orElseThrow()
                .id();
    }

    public static Entry entry(long id) {
        return Quarantines.ofController().find(id).orElseThrow().entry();
    }

    public static long runs(long id) {
        return Quarantines.ofController()
                .find(id)
                .orElseThrow()
                .figures()
                .rate()
                .runs();
    }

    public static void quarantine(long id, String ticket) {
        Acts acts = new Acts(QuarantineSettings.ofController().policy());
        Proposal proposal =
                new Proposal(Purpose.QUARANTINE, ticket, "Dev Automation", "races", ANN, Time.now(), List.of());
        act(id, e -> acts.propose(e, proposal, e.scope()));
        act(id, e -> acts.agree(e, new Agreement(BOB, Time.now(), "seen it")));
    }

    public static void propose(long id, Purpose purpose, String ticket) {
        Acts acts = new Acts(QuarantineSettings.ofController().policy());
        Proposal proposal = new Proposal(purpose, ticket, "Dev Automation", "gone", ANN, Time.now(), List.of());
        act(id, e -> acts.propose(e, proposal, e.scope()));
    }

    public static void act(long id, Function<Entry, Change> act) {
        int version = Quarantines.ofController().find(id).orElseThrow().version();
        Change change = Quarantines.ofController().act(id, version, act);
        if (change instanceof Change.Refused refused) {
            throw new AssertionError(refused.why());
        }
    }
}
