package io.jenkins.plugins.releaseguard.flaky.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaseguard.database.Database;
import io.jenkins.plugins.releaseguard.database.DatabaseSettings;
import io.jenkins.plugins.releaseguard.flaky.engine.Fate;
import io.jenkins.plugins.releaseguard.flaky.engine.Origin;
import io.jenkins.plugins.releaseguard.flaky.engine.RecordedCase;
import io.jenkins.plugins.releaseguard.flaky.engine.quarantine.Acts;
import io.jenkins.plugins.releaseguard.flaky.engine.quarantine.AgeStep;
import io.jenkins.plugins.releaseguard.flaky.engine.quarantine.Agreement;
import io.jenkins.plugins.releaseguard.flaky.engine.quarantine.Change;
import io.jenkins.plugins.releaseguard.flaky.engine.quarantine.Entry;
import io.jenkins.plugins.releaseguard.flaky.engine.quarantine.Mitigation;
import io.jenkins.plugins.releaseguard.flaky.engine.quarantine.Policy;
import io.jenkins.plugins.releaseguard.flaky.engine.quarantine.Proposal;
import io.jenkins.plugins.releaseguard.flaky.engine.quarantine.Purpose;
import io.jenkins.plugins.releaseguard.flaky.engine.quarantine.State;
import io.jenkins.plugins.releaseguard.flaky.engine.quarantine.Voice;
import io.jenkins.plugins.releaseguard.flaky.report.TestId;
import io.jenkins.plugins.releaseguard.ticket.RememberedTickets;
import io.jenkins.plugins.releaseguard.ticket.TicketChange;
import io.jenkins.plugins.releaseguard.ticket.TicketPriority;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ageing over a simulated year. */
abstract class AgeingContract {
    private static final Instant NEW_YEAR = Instant.parse("2026-01-01T08:00:00Z");
    private static final Voice ANN = new Voice("ann", "Ann", "Ann");
    private static final Voice BOB = new Voice("bob", "Bob", "Bob");
    private static final int TESTS = 10;

    private final Acts acts = new Acts(Policy.DEFAULT);
    private final RememberedTickets tickets = new RememberedTickets();
    private Database database;

    /** Of a database, which may hold rows of earlier tests. */
    abstract DatabaseSettings settings();

    @BeforeEach
    void open() {
        database = new Database(settings());
        for (String table : List.of("ticket_order", "tested_job", "quarantine_entry", "quarantine_scope")) {
            database.write(handle -> handle.execute("DELETE FROM " + table));
        }
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void restart() {
        database.close();
        database = new Database(settings());
    }

    private Quarantines quarantines() {
        return new Quarantines(database, "here", FixedSettings.DEFAULT);
    }

    private Ageing ageing() {
        return new Ageing(database, "here", FixedSettings.DEFAULT);
    }

    private static Instant day(int number) {
        return NEW_YEAR.plus(Duration.ofDays(number));
    }

    private void act(long id, Function<Entry, Change> act) {
        int version = quarantines().find(id).orElseThrow().version();
        assertThat(quarantines().act(id, version, act)).isInstanceOf(Change.Done.class);
    }

    private long quarantine(int test, Instant at) {
        RecordedCase flake =
                new RecordedCase(new TestId("s", "", "p.A", "m" + test, 1), Fate.FLAKY, 1, 1, Origin.RERUN, List.of());
        new TestHistory(database, "here", FixedSettings.DEFAULT)
                .record(new TestRun("shop", test, "step", "", "", at), List.of(flake));
        long id = quarantines().find(EntryQuery.all(quarantines().scopes().keySet())).stream()
                .filter(e -> e.entry().test().equals(flake.test()))
                .findFirst()
                .orElseThrow()
                .entry()
                .id();
        Proposal proposal = new Proposal(Purpose.QUARANTINE, "T-" + test, "Dev", "races", ANN, at, List.of());
        act(id, e -> acts.propose(e, proposal, e.scope()));
        act(id, e -> acts.agree(e, new Agreement(BOB, at, "")));
        return id;
    }

    /** As the periodic work does, and dies at random between telling a ticket and noting that. */
    private void tell(Random random) {
        for (AgeOrder order : ageing().orders()) {
            TicketPriority priority = order.step() == AgeStep.MEDIUM ? TicketPriority.MEDIUM : TicketPriority.HIGH;
            tickets.tell(new TicketChange(order.id(), order.ticket() + " " + order.step(), priority, order.text()));
            if (random.nextInt(4) == 0) {
                restart();
                return;
            }
            ageing().told(order);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = 1)
    void shouldTakeEachStepOnceAndOnItsDayWhateverRestarts(long seed) {
        Random random = new Random(seed);
        Map<Integer, Integer> begins = new TreeMap<>();
        for (int test = 0; test < TESTS; test++) {
            begins.put(random.nextInt(300), test);
        }
        Map<Long, Integer> started = new TreeMap<>();
        Map<String, Integer> takenOn = new TreeMap<>();
        Map<String, Integer> dueOn = new TreeMap<>();
        int down = 0;
        for (int today = 0; today < 420; today++) {
            Integer test = begins.get(today);
            if (test != null) {
                long id = quarantine(test, day(today).plusSeconds(test));
                started.put(id, today);
            }
            if (down > 0 || random.nextInt(25) == 0) {
                down = down > 0 ? down - 1 : random.nextInt(12);
                restart();
                continue;
            }
            int before = notes(started.keySet()).size();
            ageing().takeSteps(day(today).plusSeconds(3_600));
            if (random.nextInt(20) == 0) {
                restart();
            }
            ageing().takeSteps(day(today).plusSeconds(3_600)); // twice on one day, as an hourly work does
            List<String> now = notes(started.keySet());
            for (String taken : now.subList(before, now.size())) {
                assertThat(takenOn.put(taken, today)).as(taken).isNull();
            }
            for (Map.Entry<Long, Integer> entry : started.entrySet()) {
                for (AgeStep step : AgeStep.values()) {
                    int days = (step.ordinal() + 1) * 30;
                    if (today >= entry.getValue() + days) {
                        dueOn.putIfAbsent(entry.getKey() + " " + step.text(), today);
                    }
                }
            }
            tell(random);
        }
        tell(new Random() {
            @Override
            public int nextInt(int bound) {
                return 1;
            }
        });
        assertThat(takenOn).isEqualTo(dueOn).hasSize(3 * started.size());
        List<String> expected = new ArrayList<>();
        for (int test : begins.values()) {
            for (AgeStep step : AgeStep.values()) {
                expected.add("T-" + test + " " + step);
            }
        }
        assertThat(tickets.told()).extracting(TicketChange::ticket).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(ageing().orders()).isEmpty();
    }

    /** Each step that was noted, in the order in which that happened. */
    private List<String> notes(Iterable<Long> entries) {
        List<String> found = new ArrayList<>();
        database.read(handle -> handle.createQuery(
                                "SELECT entry, text FROM quarantine_note WHERE text LIKE '%days in quarantine%' ORDER BY id")
                        .map((row, context) -> found.add(row.getLong("entry") + " "
                                + row.getString("text").replaceAll("^.*?: |;.*$", "")))
                        .list())
                .size();
        return found;
    }

    @Test
    void shouldCatchUpInOrderAfterALongDowntime() {
        long id = quarantine(1, day(0));
        ageing().takeSteps(day(200));
        assertThat(ageing().orders())
                .extracting(AgeOrder::step)
                .containsExactly(AgeStep.MEDIUM, AgeStep.HIGH, AgeStep.OVERDUE);
        assertThat(quarantines().find(id).orElseThrow().entry().isOverdue()).isTrue();
        assertThat(quarantines().amnesty("shop").isEmpty()).isTrue();
        assertThat(quarantines().overdue("shop")).hasSize(1);
    }

    @Test
    void shouldStillTellOfEntryThatIsGoneMeanwhile() {
        long id = quarantine(1, day(0));
        ageing().takeSteps(day(31));
        database.run(handle -> handle.createUpdate("DELETE FROM quarantine_entry WHERE id = :id")
                .bind("id", id)
                .execute());
        assertThat(ageing().orders()).extracting(AgeOrder::owner).containsExactly("");
    }

    @Test
    void shouldNotAgeWhatIsMitigated() {
        long id = quarantine(1, day(0));
        act(id, e -> acts.mitigate(e, Mitigation.TEST_FIXED, BOB, day(20), "fixed"));
        ageing().takeSteps(day(100));
        assertThat(ageing().orders()).isEmpty();
        act(id, e -> acts.reopen(e, BOB, day(101), "was not"));
        ageing().takeSteps(day(101));
        assertThat(ageing().orders()).hasSize(3);
        assertThat(quarantines().find(id).orElseThrow().entry().state()).isEqualTo(State.QUARANTINED);
    }

    @Test
    void shouldLeaveEntriesOfOtherControllersAlone() {
        quarantine(1, day(0));
        new Ageing(database, "there", FixedSettings.DEFAULT).takeSteps(day(100));
        assertThat(ageing().orders()).isEmpty();
    }

    @Test
    void shouldKeepTheNumbersOfEachDay() {
        quarantine(1, day(0));
        long second = quarantine(2, day(1));
        Trends trends = new Trends(database, "here");
        trends.keep(day(1).plusSeconds(10));
        act(second, e -> acts.mitigate(e, Mitigation.TEST_FIXED, BOB, day(20), "fixed"));
        ageing().takeSteps(day(95));
        trends.keep(day(95));
        trends.keep(day(95));
        assertThat(trends.since(Days.of(day(0)), quarantines().scopes().keySet()))
                .containsExactly(new TrendDay(Days.of(day(1)), 2, 2, 0, 0), new TrendDay(Days.of(day(95)), 0, 1, 1, 1));
    }
}
