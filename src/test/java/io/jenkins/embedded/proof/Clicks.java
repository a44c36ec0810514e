package io.jenkins.embedded.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Several people who do something to one release without a break, each act told from all others by a text of its own. */
final class Clicks {

    private static final int SOME = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long PAUSE_MILLIS = 10;

    private final ReleasePlace place;
    private final String way;
    private final int candidate;
    private final Set<String> attempted = ConcurrentHashMap.newKeySet();
    private final Set<String> confirmed = ConcurrentHashMap.newKeySet();
    private final ExecutorService people = Executors.newFixedThreadPool(3);

    /** Opens the candidate, and begins when two test it. */
    Clicks(ReleasePlace place, String way, int candidate) throws Exception {
        this.place = place;
        this.way = way;
        this.candidate = candidate;
        place.open(way, candidate);
        for (String tester : List.of("alice", "bob")) {
            place.act(way, candidate, new ReleaseWay.Move(tester, "checkIn", Map.of()));
        }
        people.execute(() -> repeat(this::approveAndWithdraw));
        people.execute(() -> repeat(this::report));
        people.execute(() -> repeat(this::offer));
    }

    private interface Turn {
        void at(int number) throws Exception;
    }

    private void repeat(Turn turn) {
        try {
            for (int i = 0; !Thread.currentThread().isInterrupted(); i++) {
                turn.at(i);
            }
        } catch (Exception e) {
            // The process was killed: whether the last act was done nobody knows.
        }
    }

    private void approveAndWithdraw(int number) throws Exception {
        act("alice", number % 2 == 0 ? "approve" : "withdraw", "reason", "a" + number, Map.of());
    }

    private void report(int number) throws Exception {
        act(
                "bob",
                "report",
                "title",
                "b" + number,
                Map.of("severity", "non-blocking", "steps", "look", "ticket", "https://example.org/1"));
    }

    private void offer(int number) throws Exception {
        act("olivia", "offerOwnership", "to", "c" + number, Map.of());
    }

    private void act(String user, String command, String field, String text, Map<String, String> inputs)
            throws Exception {
        Map<String, String> all = new ConcurrentHashMap<>(inputs);
        all.put(field, text);
        attempted.add(text);
        if (place.act(way, candidate, new ReleaseWay.Move(user, command, all))) {
            confirmed.add(text);
        } else {
            attempted.remove(text);
        }
    }

    /** Until a few acts are confirmed. */
    void awaitSome() throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (confirmed.size() < SOME) {
            assertThat(Instant.now()).as("confirmed in time").isBefore(end);
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    /** After the kill: nothing more is done. */
    void end() throws InterruptedException {
        people.shutdownNow();
        assertThat(people.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .isTrue();
    }

    /** What was confirmed is there, once; what was not is there once or not at all; and nothing else. */
    void assertKept() throws Exception {
        ReleaseLog log = new ReleaseLog(place.export(way, candidate));
        log.assertWhole();
        for (String text : attempted) {
            assertThat(log.count(text)).as(text).isBetween(confirmed.contains(text) ? 1L : 0L, 1L);
        }
        assertThat(log.entries())
                .filteredOn(entry -> isClick(entry.event().fields().all()))
                .hasSizeBetween(confirmed.size(), attempted.size());
    }

    private static boolean isClick(Map<String, String> fields) {
        return List.of("reason", "title", "to").stream()
                .anyMatch(field -> fields.getOrDefault(field, "").matches("[abc]\\d+"));
    }

    int confirmed() {
        return confirmed.size();
    }
}
