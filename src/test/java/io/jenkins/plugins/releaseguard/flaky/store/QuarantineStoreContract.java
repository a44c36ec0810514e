package io.jenkins.plugins.releaseguard.flaky.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaseguard.database.Database;
import io.jenkins.plugins.releaseguard.database.DatabaseSettings;
import io.jenkins.plugins.releaseguard.database.JobRename;
import io.jenkins.plugins.releaseguard.flaky.engine.Fate;
import io.jenkins.plugins.releaseguard.flaky.engine.Origin;
import io.jenkins.plugins.releaseguard.flaky.engine.RecordedCase;
import io.jenkins.plugins.releaseguard.flaky.engine.quarantine.Acts;
import io.jenkins.plugins.releaseguard.flaky.engine.quarantine.Agreement;
import io.jenkins.plugins.releaseguard.flaky.engine.quarantine.Change;
import io.jenkins.plugins.releaseguard.flaky.engine.quarantine.Entry;
import io.jenkins.plugins.releaseguard.flaky.engine.quarantine.Mitigation;
import io.jenkins.plugins.releaseguard.flaky.engine.quarantine.Note;
import io.jenkins.plugins.releaseguard.flaky.engine.quarantine.Pending;
import io.jenkins.plugins.releaseguard.flaky.engine.quarantine.Policy;
import io.jenkins.plugins.releaseguard.flaky.engine.quarantine.Priority;
import io.jenkins.plugins.releaseguard.flaky.engine.quarantine.Proposal;
import io.jenkins.plugins.releaseguard.flaky.engine.quarantine.Purpose;
import io.jenkins.plugins.releaseguard.flaky.engine.quarantine.State;
import io.jenkins.plugins.releaseguard.flaky.engine.quarantine.Voice;
import io.jenkins.plugins.releaseguard.flaky.report.TestId;
import io.jenkins.plugins.releaseguard.flaky.report.Trace;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every database must keep of test runs and of the quarantine. */
abstract class QuarantineStoreContract {
    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    static final TestId A = new TestId("s", "", "p.A", "m", 1);
    static final TestId B = new TestId("s", "f.py", "p.B", "100%_sure", 2);
    static final Voice ANN = new Voice("ann", "Ann", "Ann A.");
    static final Voice BOB = new Voice("bob", "bob", "Bob B.");

    Database database;
    TestHistory history;
    Quarantines quarantines;
    private final Acts acts = new Acts(Policy.DEFAULT);

    /** Of a database, which may hold rows of earlier tests. */
    abstract DatabaseSettings settings();

    @BeforeEach
    void open() {
        database = new Database(settings());
        for (String table : List.of(
                "tested_job",
                "test_case",
                "test_day",
                "tested_day",
                "quarantine_entry",
                "quarantine_scope",
                "ticket_order")) {
            database.write(handle -> handle.execute("DELETE FROM " + table));
        }
        history = new TestHistory(database, "here", FixedSettings.DEFAULT);
        quarantines = new Quarantines(database, "here", FixedSettings.DEFAULT);
    }

    @AfterEach
    void close() {
        database.close();
    }

    static TestRun run(String job, int build, String commit) {
        return new TestRun(job, build, "step", commit, "agent-1", NOON.plusSeconds(60L * build));
    }

    static RecordedCase of(TestId test, Fate fate) {
        List<Trace> failures = fate.isBad() ? List.of(new Trace(false, "T", "message", "trace")) : List.of();
        Origin origin = fate == Fate.FLAKY ? Origin.RERUN : null;
        return new RecordedCase(test, fate, 100, fate.isBad() ? 5_000 : 0, origin, failures);
    }

    void record(String job, int build, RecordedCase... cases) {
        history.record(run(job, build, ""), List.of(cases));
    }

    List<StoredEntry> entries() {
        return quarantines.find(EntryQuery.all(quarantines.scopes().keySet()));
    }

    StoredEntry only() {
        assertThat(entries()).hasSize(1);
        return quarantines.find(entries().get(0).entry().id()).orElseThrow();
    }

    Change act(Function<Entry, Change> act) {
        StoredEntry stored = only();
        return quarantines.act(stored.entry().id(), stored.version(), act);
    }

    static Proposal proposal() {
        return new Proposal(Purpose.QUARANTINE, "SHOP-17", "Dev Automation", "races", ANN, NOON, List.of());
    }

    void quarantine() {
        act(e -> acts.propose(e, proposal(), e.scope()));
        assertThat(act(e -> acts.agree(e, new Agreement(BOB, NOON, "yes")))).isInstanceOf(Change.Done.class);
    }

    @Test
    void shouldSuspectATestThatWasFlaky() {
        record("shop", 7, of(A, Fate.FLAKY), of(B, Fate.PASSED));
        StoredEntry entry = only();
        assertThat(entry.entry().test()).isEqualTo(A);
        assertThat(entry.entry().scope()).isEqualTo("shop");
        assertThat(entry.entry().state()).isEqualTo(State.SUSPECTED);
        assertThat(entry.figures().rate().bad()).isEqualTo(1);
        assertThat(entry.figures().rate().runs()).isEqualTo(1);
        assertThat(entry.figures().lostMillis()).isEqualTo(5_000);
        assertThat(entry.figures().lastBad().build()).isEqualTo(7);
    }

    private void rename(String from, String to) {
        database.run(handle -> new RenamedTests().carryOver(handle, new JobRename("here", from, to, NOON)));
    }

    @Test
    void shouldCarryHistoryAndQuarantineOverToTheNewNameOfAJob() {
        record("shop", 7, of(A, Fate.FLAKY));
        quarantine();
        rename("shop", "team/shop");
        assertThat(history.points(Set.of("team/shop"), A, 10)).hasSize(1);
        assertThat(history.failures(Set.of("team/shop"), A, 10)).hasSize(1);
        assertThat(quarantines.amnesty("team/shop").covers(A)).isTrue();
        assertThat(quarantines.amnesty("shop").isEmpty()).isTrue();
        assertThat(only().figures().lastBad().job()).isEqualTo("team/shop");
        record("team/shop", 8, of(A, Fate.QUARANTINED));
        assertThat(only().figures().rate().runs()).isEqualTo(2);
        assertThat(history.jobs()).containsExactly("team/shop");
    }

    @Test
    void shouldCarryOverTheQuarantineOfAFolder() {
        record("team/shop", 7, of(A, Fate.FLAKY));
        act(e -> acts.propose(e, proposal(), "team"));
        act(e -> acts.agree(e, new Agreement(BOB, NOON, "yes")));
        rename("team", "crew");
        assertThat(quarantines.amnesty("crew/till").covers(A)).isTrue();
        assertThat(quarantines.amnesty("team/till").isEmpty()).isTrue();
    }

    @Test
    void shouldCarryOverWhatAPendingProposalIsFor() {
        record("team/shop", 7, of(A, Fate.FLAKY));
        quarantine();
        Proposal ignore = new Proposal(Purpose.IGNORE_TEAM_AGREED, "SHOP-2", "Dev", "gone", BOB, NOON, List.of());
        act(e -> acts.propose(e, ignore, "team"));
        rename("team", "crew");
        rename("team/shop", "crew/shop");
        assertThat(only().entry().scope()).isEqualTo("crew/shop");
        assertThat(only().entry().pending().scope()).isEqualTo("crew");
    }

    @Test
    void shouldExcuseNothingByWhatADeletedJobOfThatNameLeftButKeepIt() {
        record("shop", 7, of(A, Fate.FLAKY));
        quarantine();
        record("till", 1, of(B, Fate.FLAKY));
        rename("till", "shop");
        assertThat(quarantines.amnesty("shop").isEmpty()).isTrue();
        assertThat(history.points(Set.of("shop"), A, 10)).isEmpty();
        assertThat(history.points(Set.of("shop"), B, 10)).hasSize(1);
        String aside = "shop (until 2026-03-01T12:00:00Z)";
        assertThat(quarantines.scopes().values()).containsExactlyInAnyOrder("shop", aside);
        assertThat(quarantines.applying(aside, State.QUARANTINED))
                .extracting(Entry::test)
                .containsExactly(A);
        assertThat(history.points(Set.of(aside), A, 10)).hasSize(1);
    }

    @Test
    void shouldLeaveWhatADeletedJobLeftWhereTheRenamedOneHasNothing() {
        record("shop", 7, of(A, Fate.FLAKY));
        rename("till", "shop");
        assertThat(only().entry().scope()).isEqualTo("shop");
        assertThat(history.jobs()).containsExactly("shop");
    }

    @Test
    void shouldCountEarlierRunsOfASuspectToo() {
        record("shop", 1, of(A, Fate.PASSED));
        record("shop", 2, of(A, Fate.FAILED));
        record("shop", 3, of(A, Fate.FLAKY));
        record("shop", 4, of(A, Fate.PASSED));
        record("shop", 5, of(A, Fate.SKIPPED));
        assertThat(only().figures().rate().runs()).isEqualTo(4);
        assertThat(only().figures().rate().bad()).isEqualTo(2);
    }

    @Test
    void shouldRecordARunOnce() {
        record("shop", 7, of(A, Fate.FLAKY));
        record("shop", 7, of(A, Fate.FLAKY));
        assertThat(only().figures().rate().runs()).isEqualTo(1);
    }

    @Test
    void shouldKeepTheStripOfATest() {
        record("shop", 1, of(A, Fate.PASSED));
        record("shop", 2, of(A, Fate.FAILED));
        record("shop", 3, of(A, Fate.FLAKY));
        record("shop", 4, of(A, Fate.QUARANTINED));
        record("shop", 5, of(A, Fate.SKIPPED));
        assertThat(history.points(Set.of("shop"), A, 10))
                .extracting(TestHistoryPoint::build, TestHistoryPoint::fate)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(1, Fate.PASSED),
                        org.assertj.core.groups.Tuple.tuple(2, Fate.FAILED),
                        org.assertj.core.groups.Tuple.tuple(3, Fate.FLAKY),
                        org.assertj.core.groups.Tuple.tuple(4, Fate.QUARANTINED),
                        org.assertj.core.groups.Tuple.tuple(5, Fate.SKIPPED));
        assertThat(history.points(Set.of("shop"), A, 2))
                .extracting(TestHistoryPoint::build)
                .containsExactly(4, 5);
        assertThat(history.points(Set.of("other"), A, 10)).isEmpty();
    }

    @Test
    void shouldKeepFailedAttemptsWithBuildCommitAndNode() {
        Trace first = new Trace(true, "java.io.IOException", "no route", "at X");
        Trace second = new Trace(false, "AssertionError", "1 != 2", "x".repeat(20_000));
        history.record(
                run("shop", 7, "abc"),
                List.of(new RecordedCase(A, Fate.FLAKY, 10, 20, Origin.TOOL, List.of(first, second))));
        List<FailedAttempt> attempts = history.failures(Set.of("shop"), A, 10);
        assertThat(attempts).extracting(FailedAttempt::attempt).containsExactly(0, 1);
        FailedAttempt attempt = attempts.get(0);
        assertThat(attempt.build()).isEqualTo(7);
        assertThat(attempt.commit()).isEqualTo("abc");
        assertThat(attempt.node()).isEqualTo("agent-1");
        assertThat(attempt.origin()).isEqualTo(Origin.TOOL);
        assertThat(attempt.trace().getMessage()).isEqualTo("no route");
        assertThat(attempts.get(1).trace().getText()).hasSize(8_000);
    }

    @Test
    void shouldFindAFlakeWhereTheLaterBuildOfACommitPasses() {
        history.record(run("shop", 1, "abc"), List.of(of(A, Fate.FAILED), of(B, Fate.PASSED)));
        assertThat(entries()).isEmpty();
        history.record(run("shop", 2, "abc"), List.of(of(A, Fate.PASSED), of(B, Fate.PASSED)));
        assertThat(only().entry().test()).isEqualTo(A);
        assertThat(history.failures(Set.of("shop"), A, 10).get(0).origin()).isEqualTo(Origin.BUILDS);
    }

    @Test
    void shouldFindAFlakeWhereTheLaterBuildOfACommitFails() {
        history.record(run("shop", 1, "abc"), List.of(of(A, Fate.PASSED)));
        history.record(run("shop", 2, "abc"), List.of(of(A, Fate.FAILED)));
        assertThat(only().entry().test()).isEqualTo(A);
        assertThat(history.failures(Set.of("shop"), A, 10).get(0).origin()).isEqualTo(Origin.BUILDS);
    }

    private void recordOn(String platform, int build, Fate fate) {
        history.record(
                new TestRun("shop", build, platform, "abc", platform, NOON.plusSeconds(build)), List.of(of(A, fate)));
    }

    @Test
    void shouldFindNoFlakeWhereATestAlwaysFailsOnOnePlatform() {
        for (int build = 1; build <= 4; build++) {
            recordOn(build % 2 == 0 ? "windows" : "linux", build, build % 2 == 0 ? Fate.FAILED : Fate.PASSED);
            recordOn(build % 2 == 0 ? "linux" : "windows", build, build % 2 == 0 ? Fate.PASSED : Fate.FAILED);
        }
        assertThat(entries()).isEmpty();
        assertThat(history.failures(Set.of("shop"), A, 10))
                .extracting(FailedAttempt::origin)
                .containsOnlyNulls();
    }

    @Test
    void shouldFindAFlakeWhereAllPlatformsPassedInAnotherBuild() {
        recordOn("linux", 1, Fate.PASSED);
        recordOn("windows", 1, Fate.PASSED);
        recordOn("linux", 2, Fate.PASSED);
        recordOn("windows", 2, Fate.FAILED);
        assertThat(only().entry().test()).isEqualTo(A);
    }

    @Test
    void shouldFindNoFlakeOnOtherCommitsOrWithoutOne() {
        history.record(run("shop", 1, "abc"), List.of(of(A, Fate.FAILED)));
        history.record(run("shop", 2, "def"), List.of(of(A, Fate.PASSED)));
        record("shop", 3, of(A, Fate.FAILED));
        record("shop", 4, of(A, Fate.PASSED));
        history.record(run("till", 1, "abc"), List.of(of(A, Fate.PASSED)));
        assertThat(entries()).isEmpty();
    }

    @Test
    void shouldExcuseExactlyTheTestInQuarantineInItsJob() {
        record("shop", 7, of(A, Fate.FLAKY));
        assertThat(quarantines.amnesty("shop").isEmpty()).isTrue();
        quarantine();
        assertThat(quarantines.amnesty("shop").covers(A)).isTrue();
        assertThat(quarantines.amnesty("shop").reason(A)).isEqualTo("in quarantine, ticket SHOP-17");
        assertThat(quarantines.amnesty("shop").covers(new TestId("s", "", "p.A", "m", 2)))
                .isFalse();
        assertThat(quarantines.amnesty("shop2").isEmpty()).isTrue();
        assertThat(new Quarantines(database, "there", FixedSettings.DEFAULT)
                        .amnesty("shop")
                        .isEmpty())
                .isTrue();
    }

    @Test
    void shouldExcuseInAllJobsOfAFolder() {
        record("team/shop", 7, of(A, Fate.FLAKY));
        act(e -> acts.propose(e, proposal(), "team"));
        act(e -> acts.agree(e, new Agreement(BOB, NOON, "")));
        assertThat(quarantines.amnesty("team/till").covers(A)).isTrue();
        assertThat(quarantines.amnesty("teams/till").covers(A)).isFalse();
        record("team/till", 1, of(A, Fate.FLAKY));
        assertThat(only().figures().rate().runs()).isEqualTo(2);
    }

    @Test
    void shouldRefuseWhoeverActsOnWhatHasChanged() {
        record("shop", 7, of(A, Fate.FLAKY));
        StoredEntry seen = only();
        act(e -> acts.propose(e, proposal(), e.scope()));
        Change late = quarantines.act(seen.entry().id(), seen.version(), e -> acts.reject(e, BOB, NOON, "no"));
        assertThat(late)
                .isInstanceOfSatisfying(
                        Change.Refused.class,
                        r -> assertThat(r.why()).contains("changed by somebody else", "proposed"));
        assertThat(only().entry().state()).isEqualTo(State.PROPOSED);
    }

    @Test
    void shouldTakeOneOfManyWhoClickAtOnce() throws Exception {
        record("shop", 7, of(A, Fate.FLAKY));
        act(e -> acts.propose(e, proposal(), e.scope()));
        StoredEntry seen = only();
        List<Callable<Change>> clicks = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Voice voice = i % 2 == 0 ? BOB : new Voice("eve", "eve", "Eve");
            clicks.add(() -> quarantines.act(
                    seen.entry().id(), seen.version(), e -> acts.agree(e, new Agreement(voice, NOON, ""))));
        }
        ExecutorService pool = Executors.newFixedThreadPool(8);
        try {
            int done = 0;
            for (Future<Change> answer : pool.invokeAll(clicks)) {
                done += answer.get() instanceof Change.Done ? 1 : 0;
            }
            assertThat(done).isEqualTo(1);
        } finally {
            pool.shutdown();
        }
        assertThat(only().entry().proposal().agreements()).hasSize(1);
        assertThat(only().entry().state()).isEqualTo(State.QUARANTINED);
    }

    @Test
    void shouldMoveOnlyTheEntriesThatARunOnDemandWasGiven() {
        record("shop", 1, of(A, Fate.FLAKY));
        quarantine();
        act(e -> acts.mitigate(e, Mitigation.TEST_FIXED, BOB, NOON, "waits"));
        long id = only().entry().id();
        TestHistory onDemand = new TestHistory(database, "here", new FixedSettings(Policy.DEFAULT, "flakes"));
        onDemand.record(new TestRun("flakes", 1, "step", "", "", NOON, Set.of(id + 1)), List.of(of(A, Fate.PASSED)));
        assertThat(only().entry().state()).isEqualTo(State.MITIGATED);
        onDemand.record(new TestRun("flakes", 2, "step", "", "", NOON, Set.of(id)), List.of(of(A, Fate.PASSED)));
        assertThat(only().entry().state()).isEqualTo(State.WATCHED);
        history.record(new TestRun("till", 1, "step", "", "", NOON, Set.of(id)), List.of(of(A, Fate.PASSED)));
        assertThat(only().entry().trial().passes()).isEqualTo(1);
    }

    @Test
    void shouldHaveOneEntryWhenAPersonAndABuildSuspectATestAtOnce() throws Exception {
        record("shop", 1, of(B, Fate.PASSED));
        ExecutorService pool = Executors.newFixedThreadPool(2);
        try {
            for (int round = 2; round < 22; round++) {
                int build = round;
                TestId test = new TestId("s", "", "p.A", "m" + round, 1);
                Note note = new Note(ANN, NOON, "suspected by hand", "it fails");
                Future<?> ran = pool.submit(() -> record("shop", build, of(test, Fate.FLAKY)));
                Future<Long> suspected = pool.submit(() -> quarantines.suspect("shop", test, note));
                ran.get();
                assertThat(quarantines
                                .find(suspected.get())
                                .orElseThrow()
                                .entry()
                                .test())
                        .isEqualTo(test);
            }
        } finally {
            pool.shutdown();
        }
        assertThat(entries()).hasSize(20);
    }

    @Test
    void shouldNoteWhatHappened() {
        record("shop", 7, of(A, Fate.FLAKY));
        quarantine();
        assertThat(quarantines.notes(only().entry().id()))
                .extracting(Note::text)
                .containsExactly(
                        "agreed: in quarantine",
                        "proposed to quarantine with ticket SHOP-17, owner Dev Automation",
                        "flaky in build 7");
    }

    @Test
    void shouldCloseAfterPassesInARow() {
        record("shop", 1, of(A, Fate.FLAKY));
        quarantine();
        act(e -> acts.mitigate(e, Mitigation.TEST_FIXED, BOB, NOON, "waits properly now"));
        assertThat(quarantines.amnesty("shop").isEmpty()).isTrue();
        for (int build = 2; build < 11; build++) {
            record("shop", build, of(A, Fate.PASSED));
        }
        assertThat(only().entry().state()).isEqualTo(State.WATCHED);
        record("shop", 11, of(A, Fate.PASSED));
        assertThat(only().entry().state()).isEqualTo(State.CLOSED);
    }

    @Test
    void shouldKeepTheClockOfATestThatReturnsSoon() {
        shouldCloseAfterPassesInARow();
        record("shop", 12, of(A, Fate.FLAKY));
        assertThat(only().entry().state()).isEqualTo(State.SUSPECTED);
        Instant later = NOON.plus(Duration.ofDays(20));
        act(e -> acts.propose(e, proposal(), e.scope()));
        act(e -> acts.agree(e, new Agreement(BOB, later, "")));
        assertThat(only().entry().clock().start()).isEqualTo(NOON);
    }

    @Test
    void shouldFollowARenamedTest() {
        record("shop", 1, of(A, Fate.FLAKY));
        quarantine();
        record("shop", 2, of(B, Fate.FLAKY));
        long id = entries().stream()
                .filter(e -> e.entry().test().equals(A))
                .findFirst()
                .orElseThrow()
                .entry()
                .id();
        int version = quarantines.find(id).orElseThrow().version();
        Change renamed = quarantines.act(id, version, e -> acts.rename(e, B, ANN, NOON, "moved"));
        assertThat(renamed).isInstanceOf(Change.Done.class);
        assertThat(only().entry().test()).isEqualTo(B);
        assertThat(only().entry().clock().start()).isEqualTo(NOON);
        assertThat(only().figures().rate().runs()).isEqualTo(2);
        assertThat(quarantines.amnesty("shop").covers(B)).isTrue();
    }

    @Test
    void shouldKeepTheQuarantineBesideAProposalToIgnore() {
        record("team/shop", 7, of(A, Fate.FLAKY));
        quarantine();
        Entry before = only().entry();
        Voice eve = new Voice("eve", "eve", "Eve");
        Proposal ignore = new Proposal(Purpose.IGNORE_TEAM_AGREED, "SHOP-2", "Dev", "gone", BOB, NOON, List.of());
        act(e -> acts.propose(e, ignore, "team"));
        assertThat(quarantines.amnesty("team/shop").reason(A)).isEqualTo("in quarantine, ticket SHOP-17");
        act(e -> acts.agree(e.withPriority(Priority.HIGH), new Agreement(eve, NOON, "me too")));
        Pending pending = new Pending(
                "team",
                new Proposal(
                        Purpose.IGNORE_TEAM_AGREED,
                        "SHOP-2",
                        "Dev",
                        "gone",
                        BOB,
                        NOON,
                        List.of(new Agreement(eve, NOON, "me too"))));
        assertThat(only().entry().pending()).isEqualTo(pending);
        assertThat(entries().get(0).entry().pending()).isEqualTo(pending);
        act(e -> acts.reject(e.withPriority(Priority.NORMAL), BOB, NOON, "is back"));
        assertThat(only().entry()).isEqualTo(before);
    }

    @Test
    void shouldFindAndCountWhatIsProposedBesideTheQuarantine() {
        TestId c = new TestId("s", "", "p.C", "m", 1);
        record("shop", 7, of(A, Fate.FLAKY));
        quarantine();
        Proposal ignore = new Proposal(Purpose.IGNORE_TEAM_AGREED, "SHOP-2", "Dev", "gone", BOB, NOON, List.of());
        act(e -> acts.propose(e, ignore, e.scope()));
        record("shop", 8, of(B, Fate.FLAKY), of(c, Fate.FLAKY));
        StoredEntry b = entries().get(1);
        quarantines.act(b.entry().id(), b.version(), e -> acts.propose(e, proposal(), e.scope()));

        FoundEntries proposed = inStates(State.PROPOSED);
        assertThat(proposed.entries()).extracting(found -> found.entry().test()).containsExactly(A, B);
        assertThat(proposed.all()).isEqualTo(2);
        assertThat(proposed.counts().proposed()).isEqualTo(2);
        assertThat(inStates(State.PROPOSED, State.QUARANTINED).all()).isEqualTo(2);
        assertThat(inStates(State.PROPOSED, State.QUARANTINED, State.BROKEN).all())
                .isEqualTo(2);
        assertThat(inStates(State.SUSPECTED).all()).isEqualTo(1);
    }

    private FoundEntries inStates(State... states) {
        EntryQuery.Filter filter =
                new EntryQuery.Filter(quarantines.scopes().keySet(), Set.of(states), false, null, "", "");
        return quarantines.page(new EntryQuery(filter, EntryQuery.Order.TEST, false, 10, 0));
    }

    @Test
    void shouldFindNamesakesAndSubtests() {
        TestId table = new TestId("m/a", "", "m/a", "TestTable", 1);
        TestId row = new TestId("m/a", "", "m/a", "TestTable/case_1", 1);
        TestId other = new TestId("m/b", "", "m/b", "TestTable", 1);
        record("shop", 1, of(A, Fate.PASSED), of(table, Fate.PASSED), of(row, Fate.PASSED), of(other, Fate.PASSED));
        assertThat(history.namesakes("shop", List.of(row))).containsExactlyInAnyOrder(table, row, other);
        assertThat(history.namesakes("shop", List.of(A))).containsExactly(A);
        assertThat(history.namesakes("till", List.of(A))).isEmpty();
        assertThat(history.namesakes("shop", List.of())).isEmpty();
    }

    @Test
    void shouldForgetOldHistoryButNoEntry() {
        record("shop", 7, of(A, Fate.FLAKY));
        history.prune(Days.of(NOON).plusDays(1));
        assertThat(history.points(Set.of("shop"), A, 10)).isEmpty();
        assertThat(history.failures(Set.of("shop"), A, 10)).isEmpty();
        assertThat(only().entry().state()).isEqualTo(State.SUSPECTED);
        record("shop", 8, of(A, Fate.PASSED));
        assertThat(history.points(Set.of("shop"), A, 10)).hasSize(1);
    }

    @Test
    void shouldKeepHostileNames() {
        TestId hostile = new TestId("", "", "'; DROP TABLE test_case; --", "<script>\0\ud800", 1);
        record("shop", 1, of(hostile, Fate.FLAKY));
        assertThat(only().entry().test().className()).isEqualTo(hostile.className());
        assertThat(only().entry().test().name()).isEqualTo("<script>\uFFFD\uFFFD");
        record("shop", 2, of(hostile, Fate.PASSED));
        assertThat(only().figures().rate().runs()).isEqualTo(2);
    }

    @Test
    void shouldCountWhatManyBuildsRecordAtOnce() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            List<Future<?>> builds = new ArrayList<>();
            for (int build = 1; build <= 20; build++) {
                int number = build;
                String job = number % 2 == 0 ? "team/shop" : "team/till";
                builds.add(pool.submit(() -> record(job, number, of(A, Fate.FLAKY), of(B, Fate.FLAKY))));
            }
            for (Future<?> build : builds) {
                build.get();
            }
        } finally {
            pool.shutdown();
        }
        assertThat(entries())
                .hasSize(4)
                .allSatisfy(e -> assertThat(e.figures().rate().bad()).isEqualTo(10));
    }

    List<TestId> search(String text) {
        return quarantines.find(new EntryQuery(searched(text), EntryQuery.Order.SCOPE, false, 10, 0)).stream()
                .map(found -> found.entry().test())
                .toList();
    }

    EntryQuery.Filter searched(String text) {
        return new EntryQuery.Filter(quarantines.scopes().keySet(), Set.of(), false, null, "", text);
    }

    @Test
    void shouldSearchPartsOfNamesInAnyCase() {
        TestId c = new TestId("Größe.spec", "", "p.C", "x!y", 1);
        record("shop", 1, of(A, Fate.FLAKY), of(B, Fate.FLAKY));
        record("Desk_1", 1, of(c, Fate.FLAKY));

        assertThat(search("")).containsExactly(c, A, B);
        assertThat(search("P.A.M")).containsExactly(A);
        assertThat(search("00%_SURE")).containsExactly(B);
        assertThat(search("GRÖSSE")).isEmpty();
        assertThat(search("GRÖßE")).containsExactly(c);
        assertThat(search("x!y")).containsExactly(c);
        assertThat(search("x_y")).isEmpty();
        assertThat(search("%")).containsExactly(B);
        assertThat(search("SHO")).containsExactly(A, B);
        assertThat(search("desk_")).containsExactly(c);
    }

    @Test
    void shouldSearchTicketAndOwnerOfTheLatestProposal() {
        record("shop", 1, of(A, Fate.FLAKY));
        assertThat(search("shop-17")).isEmpty();
        quarantine();
        assertThat(search("shop-17")).containsExactly(A);
        assertThat(search("automation")).containsExactly(A);
    }

    @Test
    void shouldSayHowManyThereAreOnAllPages() {
        record("shop", 1, of(A, Fate.FLAKY), of(B, Fate.FLAKY));
        for (int offset : new int[] {0, 1, 2, 30}) {
            EntryQuery query = new EntryQuery(searched("s"), EntryQuery.Order.RATE, true, 1, offset);
            assertThat(quarantines.page(query).all()).isEqualTo(2);
            assertThat(quarantines.page(query).entries()).hasSize(offset < 2 ? 1 : 0);
        }
        assertThat(quarantines
                        .page(new EntryQuery(searched("none"), EntryQuery.Order.RATE, true, 1, 0))
                        .all())
                .isZero();
    }
}
