package io.jenkins.embedded.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Releases go all their ways, while the process that keeps them is killed again and again: after steps, and in the middle
 * of what others do to one more release.
 */
final class ReleaseLives {

    /** The job of the releases at which people click when the kill comes. */
    static final String CLICKED = "clicked";

    private static final int LONGEST_CLICKING_MILLIS = 1000;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long PAUSE_MILLIS = 20;

    private final ReleasePlace place;
    private final Random random = new Random();
    private final List<ReleaseWay> ways = ReleaseWay.all();
    private final Map<String, List<String>> left = new LinkedHashMap<>();
    private final List<Clicks> clicks = new ArrayList<>();

    ReleaseLives(ReleasePlace place) {
        this.place = place;
    }

    /**
     * Until all ways are gone, and so many lives more. The process is up afterwards.
     *
     * @param steps how many a release takes in one life, in the first one at most
     */
    void run(int steps, int more) throws Exception {
        Map<ReleaseWay, Iterator<ReleaseWay.Move>> toGo = new LinkedHashMap<>();
        ways.forEach(way -> toGo.put(way, way.moves().iterator()));
        place.start();
        for (ReleaseWay way : ways) {
            go(way, toGo.get(way), 1 + random.nextInt(steps));
        }
        int further = 0;
        while (toGo.values().stream().anyMatch(Iterator::hasNext) || further++ < more) {
            clickUntilKilled();
            place.start();
            assertAsBefore();
            for (ReleaseWay way : ways) {
                go(way, toGo.get(way), steps);
            }
        }
        int confirmed = clicks.stream().mapToInt(Clicks::confirmed).sum();
        System.out.println(clicks.size() + " times kill -9: " + ways.size() + " releases as before, " + confirmed
                + " confirmed clicks kept");
    }

    private void clickUntilKilled() throws Exception {
        Clicks some = new Clicks(place, CLICKED, clicks.size() + 1);
        clicks.add(some);
        some.awaitSome();
        Thread.sleep(random.nextInt(LONGEST_CLICKING_MILLIS));
        place.kill();
        some.end();
    }

    /** What a candidate is one of: all of a way are of one version, but for those at which people click. */
    static String version(String way, Object candidate) {
        return way.equals(CLICKED) ? way + candidate : way;
    }

    private void go(ReleaseWay way, Iterator<ReleaseWay.Move> moves, int steps) throws Exception {
        for (int i = 0; i < steps && moves.hasNext(); i++) {
            go(way, moves.next());
        }
        List<String> exports = new ArrayList<>();
        for (int candidate = 1; candidate <= candidates(way); candidate++) {
            exports.add(place.export(way.name(), candidate));
        }
        left.put(way.name(), exports);
    }

    private void go(ReleaseWay way, ReleaseWay.Move move) throws Exception {
        int candidates = candidates(way);
        switch (move.command()) {
            case ReleaseWay.OPEN -> {
                place.open(way.name(), candidates + 1);
                left.computeIfAbsent(way.name(), name -> new ArrayList<>()).add("");
            }
            case ReleaseWay.STOP -> {
                place.stop(way.name(), candidates);
                awaitDecided(way, candidates);
            }
            default ->
                assertThat(place.act(way.name(), candidates, move))
                        .as("%s: %s", way.name(), move)
                        .isTrue();
        }
    }

    private int candidates(ReleaseWay way) {
        return left.getOrDefault(way.name(), List.of()).size();
    }

    private void awaitDecided(ReleaseWay way, int candidate) throws Exception {
        Instant end = Instant.now().plus(PATIENCE);
        while (new ReleaseLog(place.export(way.name(), candidate)).isWaiting()) {
            assertThat(Instant.now()).as(way.name() + " in time").isBefore(end);
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    private void assertAsBefore() throws Exception {
        for (Map.Entry<String, List<String>> way : left.entrySet()) {
            for (int i = 0; i < way.getValue().size(); i++) {
                String export = place.export(way.getKey(), i + 1);
                assertThat(export)
                        .as("%s %s", way.getKey(), i + 1)
                        .isEqualTo(way.getValue().get(i));
                new ReleaseLog(export).assertWhole();
            }
        }
        clicks.get(clicks.size() - 1).assertKept();
    }
}
