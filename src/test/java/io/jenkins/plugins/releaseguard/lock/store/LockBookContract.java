package io.jenkins.plugins.releaseguard.lock.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.jenkins.plugins.releaseguard.database.JobRename;
import io.jenkins.plugins.releaseguard.listing.ListRequest;
import io.jenkins.plugins.releaseguard.lock.engine.Conduct;
import io.jenkins.plugins.releaseguard.lock.engine.Declared;
import io.jenkins.plugins.releaseguard.lock.engine.Demand;
import io.jenkins.plugins.releaseguard.lock.engine.End;
import io.jenkins.plugins.releaseguard.lock.engine.LockEvent;
import io.jenkins.plugins.releaseguard.lock.engine.LockName;
import io.jenkins.plugins.releaseguard.lock.engine.LockRequest;
import io.jenkins.plugins.releaseguard.lock.engine.Nesting;
import io.jenkins.plugins.releaseguard.lock.engine.Owner;
import io.jenkins.plugins.releaseguard.lock.engine.Share;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What pages read about locks, on every database. */
abstract class LockBookContract extends StoredLocksContract {

    private static final LockName SITE = new LockName("site");

    private int builds;
    private LockBook book;

    @BeforeEach
    void read() {
        book = new LockBook(database);
    }

    @Test
    void shouldListLocksInUseAndDeclaredOnesByName() {
        ask("site");
        ask("Cache");
        store.release(ask("free"), End.RELEASED);

        LockSnapshot overview = book.overview(ListRequest.first(50), names("site", "android"), 3);

        assertThat(overview.locks())
                .extracting(lock -> lock.name().value())
                .containsExactly("android", "Cache", "site");
        assertThat(overview.total()).isEqualTo(3);
        assertThat(overview.locks().get(0).isFree()).isTrue();
    }

    @Test
    void shouldListClosedLocks() {
        new LockActs(database, clock()).close(SITE, "olivia", "moves to another rack");

        LockState site = only(book.overview(ListRequest.first(50), List.of(), 3));

        assertThat(site.isFree()).isTrue();
        assertThat(site.terms().closed()).isNotNull().satisfies(closed -> {
            assertThat(closed.user()).isEqualTo("olivia");
            assertThat(closed.reason()).isEqualTo("moves to another rack");
        });
    }

    @Test
    void shouldFindFreeLocksByAPartOfTheirNameInAnyCase() {
        store.release(ask("Site 100%"), End.RELEASED);
        ask("db");

        assertThat(only(search("site")).name().value()).isEqualTo("Site 100%");
        assertThat(only(search("0%")).name().value()).isEqualTo("Site 100%");
        assertThat(search("%b").locks()).isEmpty();
        assertThat(search("'; DROP TABLE release_lock; --").total()).isZero();
    }

    @Test
    void shouldFindDeclaredLocksThatNobodyEverUsed() {
        LockSnapshot found = book.overview(ListRequest.of("AND", null, null), names("android", "ios"), 3);

        assertThat(only(found).name().value()).isEqualTo("android");
        assertThat(found.total()).isEqualTo(1);
    }

    @Test
    void shouldListPageByPageInTheOrderAskedFor() {
        for (String name : List.of("c", "a", "b")) {
            ask(name);
            pass(60);
        }
        ask("b");
        ask("b");
        ask("c");

        assertThat(page("", false, 1)).containsExactly("a", "b");
        assertThat(page("", false, 2)).containsExactly("c");
        assertThat(page("waiting", true, 1)).containsExactly("b", "c");
        assertThat(page("held", false, 1)).containsExactly("c", "a");
    }

    @Test
    void shouldCountTheQueueAndTellItsFirst() {
        UUID holder = ask("site");
        UUID first = ask("site");
        ask("site");
        ask("site");

        LockState site = only(book.overview(ListRequest.first(50), List.of(), 1));

        assertThat(site.holders()).extracting(LockRequest::id).containsExactly(holder);
        assertThat(site.held()).isEqualTo(1);
        assertThat(site.waiters()).extracting(LockRequest::id).containsExactly(first);
        assertThat(site.waiting()).isEqualTo(3);
    }

    @Test
    void shouldSayWhyEvenTheLastOfALongQueueWaits() {
        ask("site");
        for (int i = 0; i < 60; i++) {
            ask("site");
        }

        LockSnapshot last = book.lock(SITE, ListRequest.of(null, null, "2"));

        assertThat(only(last).waiters()).hasSize(10);
        assertThat(last.report(now, ZoneOffset.UTC).why(only(last).waiters().get(9)))
                .isEqualTo("'site' is held exclusively by job #1 since 12:00 (0 s)");
    }

    @Test
    void shouldSayWhyARequestWaitsForAnotherLockToo() {
        ask("db");
        UUID both = ask("site", "db");

        LockSnapshot site = book.lock(SITE, ListRequest.first(50));

        assertThat(only(site).isFree()).isTrue();
        assertThat(site.report(now, ZoneOffset.UTC).why(only(site).waiters().get(0)))
                .contains("'db' is held");
        assertThat(book.request(both))
                .get()
                .satisfies(snapshot -> assertThat(snapshot.locks())
                        .extracting(lock -> lock.name().value())
                        .containsExactly("db", "site"));
    }

    @Test
    void shouldKnowALockOnceSomebodyAskedForIt() {
        assertThat(book.isKnown(SITE)).isFalse();
        store.release(ask("site"), End.RELEASED);
        assertThat(book.isKnown(SITE)).isTrue();
    }

    @Test
    void shouldNotFindARequestThatIsGone() {
        UUID id = ask("site");
        store.release(id, End.RELEASED);
        assertThat(book.request(id)).isEmpty();
    }

    @Test
    void shouldKnowHoldersWaitersAndHistoryByTheNewNameOfTheirJob() {
        store.release(ask("site"), End.RELEASED);
        UUID holder = ask("site");
        UUID waiter = ask("site");
        store.request(UUID.randomUUID(), new Owner("there", "job", 1), demand("db"), now, Declared.NOTHING);

        database.run(handle -> new RenamedOwners().carryOver(handle, new JobRename("here", "job", "team/job", now)));

        assertThat(store.look(holder).orElseThrow().request().owner()).isEqualTo(new Owner("here", "team/job", 2));
        assertThat(store.look(waiter).orElseThrow().request().owner()).isEqualTo(new Owner("here", "team/job", 3));
        assertThat(store.lockedBy(new LockName("db")).get(0).owner().job()).isEqualTo("job");
        assertThat(book.history(SITE, ListRequest.first(50)))
                .extracting(entry -> entry.request().owner().job())
                .containsExactly("team/job");
        store.release(holder, End.RELEASED);
        assertThat(store.lockedBy(SITE)).extracting(LockRequest::id).containsExactly(waiter);
    }

    @Test
    void shouldTellWhoHadTheLockTheLatestFirst() {
        UUID first = ask("site");
        UUID second = ask("site");
        pass(30);
        store.release(first, End.RELEASED);
        pass(90);
        store.release(second, End.LOST);

        List<HistoryEntry> history = book.history(SITE, ListRequest.of(null, "-at", null));

        assertThat(history)
                .extracting(HistoryEntry::kind)
                .containsExactly(LockEvent.Kind.LOST, LockEvent.Kind.RELEASED);
        assertThat(history.get(0).waited()).contains(Duration.ofSeconds(30));
        assertThat(history.get(0).held()).contains(Duration.ofSeconds(90));
        assertThat(history.get(0).at()).isEqualTo(NOON.plusSeconds(120));
        assertThat(history.get(0).request()).isNotNull().satisfies(past -> {
            assertThat(past.owner().label()).isEqualTo("job #2");
            assertThat(past.purpose()).isEqualTo("deploys");
            assertThat(past.token()).isEqualTo(2);
        });
        assertThat(book.historySize(SITE)).isEqualTo(2);
        assertThat(book.history(new LockName("db"), ListRequest.first(50))).isEmpty();
    }

    @Test
    void shouldOrderTheHistoryByHowLongTheyWaitedOrHeld() {
        UUID one = ask("site");
        UUID two = ask("site");
        pass(100);
        store.release(one, End.RELEASED);
        pass(10);
        store.release(two, End.RELEASED);
        new LockActs(database, clock()).close(SITE, "olivia", "why not");

        assertThat(builds("-held")).containsExactly("job #1", "job #2", "");
        assertThat(builds("-waited")).containsExactly("job #2", "job #1", "");
        assertThat(builds("held")).containsExactly("job #2", "job #1", "");
    }

    @Test
    void shouldTellAdministratorsActsWithUserAndReason() {
        UUID holder = ask("site");
        LockActs acts = new LockActs(database, clock());
        acts.force(holder, "olivia", "hangs", true);

        assertThat(book.history(SITE, ListRequest.first(50))).singleElement().satisfies(entry -> {
            assertThat(entry.kind()).isEqualTo(LockEvent.Kind.FORCED);
            assertThat(entry.user()).isEqualTo("olivia");
            assertThat(entry.reason()).isEqualTo("hangs");
        });
    }

    @Test
    void shouldTellMediansAndPercentilesDayByDay() {
        for (int seconds = 1; seconds <= 5; seconds++) {
            UUID id = ask("site");
            pass(seconds);
            store.release(id, End.RELEASED);
        }
        pass(Duration.ofDays(2).toSeconds());
        ask("site");
        UUID waiter = ask("site");
        pass(40);
        store.withdraw(waiter, End.TIMED_OUT);

        List<LockUsage> usage = book.usage(SITE, NOON.minusSeconds(1));

        assertThat(usage).hasSize(2);
        assertThat(usage.get(0)).satisfies(day -> {
            assertThat(day.day()).isEqualTo(NOON.atZone(ZoneId.systemDefault()).toLocalDate());
            assertThat(day.requests()).isEqualTo(5);
            assertThat(day.waitedMedian()).isZero();
            assertThat(day.heldMedian()).isCloseTo(3, within(0.01));
            assertThat(day.heldP95()).isCloseTo(4.8, within(0.01));
        });
        assertThat(usage.get(1)).satisfies(day -> {
            assertThat(day.waitedMedian()).isCloseTo(40, within(0.01));
            assertThat(day.heldMedian()).isNull();
            assertThat(day.heldP95()).isNull();
        });
        assertThat(book.usage(SITE, now.minusSeconds(100))).hasSize(1);
    }

    private List<String> builds(String sort) {
        return book.history(SITE, ListRequest.of(null, sort, null)).stream()
                .map(HistoryEntry::request)
                .map(past -> past == null ? "" : past.owner().label())
                .toList();
    }

    private List<String> page(String sort, boolean descending, int page) {
        return book.overview(new ListRequest("", "", sort, descending, page, 2), List.of(), 3).locks().stream()
                .map(lock -> lock.name().value())
                .toList();
    }

    private LockSnapshot search(String text) {
        return book.overview(ListRequest.of(text, null, null), List.of(), 3);
    }

    private static LockState only(LockSnapshot snapshot) {
        assertThat(snapshot.locks()).hasSize(1);
        return snapshot.locks().get(0);
    }

    private UUID ask(String... locks) {
        UUID id = UUID.randomUUID();
        store.request(id, new Owner("here", "job", ++builds), demand(locks), now, Declared.NOTHING);
        return id;
    }

    private static Demand demand(String... locks) {
        return new Demand(
                LockName.all(List.of(locks)),
                Share.EXCLUSIVE,
                Nesting.NONE,
                new Conduct(0, Duration.ZERO, false, "deploys"));
    }

    private void pass(long seconds) {
        now = now.plusSeconds(seconds);
    }

    private static List<LockName> names(String... names) {
        return LockName.all(List.of(names));
    }
}
