package io.jenkins.plugins.releaseguard.flaky.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaseguard.database.Database;
import io.jenkins.plugins.releaseguard.database.DatabaseSettings;
import io.jenkins.plugins.releaseguard.flaky.engine.Origin;
import io.jenkins.plugins.releaseguard.flaky.report.TestId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every database must keep of flaky tests. */
abstract class FlakyStoreContract {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final TestId A = new TestId("s", "", "p.A", "m", 1);
    private static final TestId B = new TestId("s", "f.py", "p.B", "100%_sure", 2);

    private Database database;
    private FlakyStore store;

    /** Of a database, which may hold rows of earlier tests. */
    abstract DatabaseSettings settings();

    @BeforeEach
    void open() {
        database = new Database(settings());
        database.write(handle -> handle.execute("DELETE FROM flaky_test"));
        store = new FlakyStore(database, "here");
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void record(String job, int build, Instant at, TestId... tests) {
        List<FlakeSighting> flakes = new ArrayList<>();
        for (TestId test : tests) {
            flakes.add(new FlakeSighting(test, Origin.RERUN, 1));
        }
        store.record(job, build, at, flakes);
    }

    private List<FlakyTest> find(String text, FlakyQuery.Order order, boolean descending) {
        return store.find(new FlakyQuery(store.jobs(), text, order, descending, 100, 0));
    }

    private List<FlakyTest> all() {
        return find("", FlakyQuery.Order.TEST, false);
    }

    @Test
    void shouldSumUpBuilds() {
        record("shop", 7, NOON, A, B);
        record("shop", 9, NOON.plusSeconds(60), A);
        FlakyTest a = all().get(0);
        assertThat(a.test()).isEqualTo(A);
        assertThat(a.job()).isEqualTo("shop");
        assertThat(a.firstSeen()).isEqualTo(NOON);
        assertThat(a.lastSeen()).isEqualTo(NOON.plusSeconds(60));
        assertThat(a.builds()).isEqualTo(2);
        assertThat(a.lastBuild()).isEqualTo(9);
        assertThat(all().get(1).test()).isEqualTo(B);
        assertThat(all().get(1).builds()).isEqualTo(1);
    }

    @Test
    void shouldCountBuildOnce() {
        record("shop", 7, NOON, A);
        record("shop", 7, NOON.plusSeconds(5), A, B);
        assertThat(all()).extracting(FlakyTest::builds).containsExactly(1, 1);
        assertThat(all().get(0).lastSeen()).isEqualTo(NOON);
    }

    @Test
    void shouldTakeBuildsInAnyOrder() {
        record("shop", 9, NOON, A);
        record("shop", 7, NOON.minus(Duration.ofDays(1)), A);
        assertThat(all().get(0).lastBuild()).isEqualTo(9);
        assertThat(all().get(0).firstSeen()).isEqualTo(NOON.minus(Duration.ofDays(1)));
    }

    @Test
    void shouldKeepJobsControllersAndOccurrencesApart() {
        record("shop", 1, NOON, A, new TestId("s", "", "p.A", "m", 2));
        record("folder/shop", 1, NOON, A);
        new FlakyStore(database, "there").record("shop", 1, NOON, List.of(new FlakeSighting(A, Origin.TOOL, 2)));
        assertThat(all()).hasSize(3);
        assertThat(store.jobs()).containsExactlyInAnyOrder("shop", "folder/shop");
    }

    @Test
    void shouldListOnlyGivenJobsAndMatchingText() {
        record("shop", 1, NOON, A);
        record("Till", 1, NOON, B);
        assertThat(store.find(new FlakyQuery(Set.of("shop"), "", FlakyQuery.Order.TEST, false, 9, 0)))
                .hasSize(1);
        assertThat(store.find(new FlakyQuery(Set.of(), "", FlakyQuery.Order.TEST, false, 9, 0)))
                .isEmpty();
        assertThat(find("P.a.M", FlakyQuery.Order.TEST, false))
                .extracting(FlakyTest::test)
                .containsExactly(A);
        assertThat(find("till", FlakyQuery.Order.TEST, false))
                .extracting(FlakyTest::test)
                .containsExactly(B);
        assertThat(find("100%_", FlakyQuery.Order.TEST, false)).hasSize(1);
        assertThat(find("%", FlakyQuery.Order.TEST, false)).hasSize(1);
        assertThat(find("_", FlakyQuery.Order.TEST, false)).hasSize(1);
        assertThat(find("!", FlakyQuery.Order.TEST, false)).isEmpty();
    }

    @Test
    void shouldSortAndPage() {
        record("b", 1, NOON, A);
        record("a", 1, NOON.plusSeconds(1), B);
        record("a", 2, NOON.plusSeconds(2), B);
        for (FlakyQuery.Order order : FlakyQuery.Order.values()) {
            List<FlakyTest> up = find("", order, false);
            assertThat(find("", order, true)).containsExactly(up.get(1), up.get(0));
            boolean aFirst = order != FlakyQuery.Order.JOB;
            assertThat(up.get(0).test()).isEqualTo(aFirst ? A : B);
            FlakyQuery second = new FlakyQuery(store.jobs(), "", order, false, 1, 1);
            assertThat(store.find(second)).containsExactly(up.get(1));
            assertThat(store.count(second)).isEqualTo(2);
        }
    }

    @Test
    void shouldKeepHostileNames() {
        TestId hostile = new TestId("", "", "'; DROP TABLE flaky_test; --", "<script>\0", 1);
        record("shop", 1, NOON, hostile);
        assertThat(all().get(0).test().className()).isEqualTo(hostile.className());
        assertThat(all().get(0).test().name()).startsWith("<script>");
    }

    @Test
    void shouldCountWhatManyBuildsRecordAtOnce() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            List<Future<?>> builds = new ArrayList<>();
            for (int build = 1; build <= 20; build++) {
                int number = build;
                builds.add(pool.submit(
                        () -> record("shop", number, NOON, number % 2 == 0 ? A : B, number % 2 == 0 ? B : A)));
            }
            for (Future<?> build : builds) {
                build.get();
            }
        } finally {
            pool.shutdown();
        }
        assertThat(all()).extracting(FlakyTest::builds).containsExactly(20, 20);
    }
}
