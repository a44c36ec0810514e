package io.jenkins.plugins.releaseguard.lock.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LockQueueTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void shouldGrantWhatNobodyElseWants() {
        LockRequest first = waiting(1, "site");
        LockRequest other = waiting(2, "db");
        LockQueue queue = queue(other, first);
        assertThat(queue.mayGrant(first)).isTrue();
        assertThat(queue.mayGrant(other)).isTrue();
        assertThat(queue.requests()).containsExactly(first, other);
    }

    @Test
    void shouldNotGrantWhatIsHeld() {
        LockRequest holder = held(5, "site");
        LockRequest waiter = waiting(1, "site");
        assertThat(queue(holder, waiter).blockers(waiter)).containsExactly(holder);
    }

    @Test
    void shouldGrantInOrderOfArrival() {
        LockRequest first = waiting(1, "site");
        LockRequest second = waiting(2, "site");
        assertThat(queue(first, second).mayGrant(first)).isTrue();
        assertThat(queue(first, second).blockers(second)).containsExactly(first);
    }

    @Test
    void shouldNotLetSmallRequestsOvertakeALargeOne() {
        LockRequest holder = held(1, "db");
        LockRequest large = waiting(2, "db", "site");
        LockRequest small = waiting(3, "site");
        LockQueue queue = queue(holder, large, small);
        assertThat(queue.mayGrant(large)).isFalse();
        assertThat(queue.blockers(small)).containsExactly(large);
    }

    @Test
    void shouldTellHolderAndWaitersOfEachLock() {
        LockRequest holder = held(1, "db", "site");
        LockRequest waiter = waiting(2, "site");
        LockQueue queue = queue(holder, waiter);
        assertThat(queue.holders(new LockName("db"))).containsExactly(holder);
        assertThat(queue.waiters(new LockName("db"))).isEmpty();
        assertThat(queue.waiters(new LockName("site"))).containsExactly(waiter);
        assertThat(queue.find(waiter.id())).contains(waiter);
    }

    /** Another build, which waited for 'db', comes first; the block within {@code holder} wants 'site' exclusive, too. */
    @Test
    void shouldNotGrantWithinABlockWhatIsGrantedToAnotherBuildAtTheSameMoment() {
        LockRequest holder = shared(1, "site").granted(new Grant(NOW, 1));
        LockRequest other = shared(2, "db", "site");
        LockRequest within = within(holder, Share.EXCLUSIVE, 3, "api", "site");
        assertThat(queue(holder, other, within).fitting(LockName.all(List.of("api", "db", "site"))))
                .containsExactly(other);
    }

    @Test
    void shouldNotGrantMorePermitsThanThereAreToBlocksOfTwoBuildsAtTheSameMoment() {
        LockName site = new LockName("site");
        LockRequest one = held(1, "site");
        LockRequest two = held(2, "site");
        LockRequest withinOne = within(one, Share.permits(2), 3, "site");
        LockRequest withinTwo = within(two, Share.permits(2), 4, "site");
        LockQueue queue = new LockQueue(Map.of(site, new LockTerms(3, null)), List.of(one, two, withinOne, withinTwo));
        assertThat(queue.fitting(List.of(site))).containsExactly(withinOne);
    }

    private static LockQueue queue(LockRequest... requests) {
        return new LockQueue(List.of(requests));
    }

    private static LockRequest shared(long arrival, String... names) {
        return waiting(arrival, Demand.shared(LockName.all(Arrays.asList(names))));
    }

    private static LockRequest within(LockRequest around, Share share, long arrival, String... names) {
        Nesting nesting = Nesting.within(List.of(around.id()));
        return waiting(arrival, new Demand(LockName.all(Arrays.asList(names)), share, nesting, Conduct.DEFAULT));
    }

    private static LockRequest waiting(long arrival, String... names) {
        return waiting(arrival, Demand.exclusive(LockName.all(Arrays.asList(names))));
    }

    private static LockRequest waiting(long arrival, Demand demand) {
        Owner owner = new Owner("here", "job", (int) arrival);
        return new LockRequest(UUID.randomUUID(), owner, demand, new Turn(arrival, arrival), NOW);
    }

    private static LockRequest held(long arrival, String... names) {
        return waiting(arrival, names).granted(new Grant(NOW, arrival));
    }
}
