package io.jenkins.embedded.proof;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads a journal, which knows nothing of how locks are made, and says what must not have happened. A body that is
 * resumed after its controller was killed may note the same thing again.
 */
final class JournalCheck {

    private final Map<String, Lock> locks = new HashMap<>();
    private final Map<String, Body> bodies = new LinkedHashMap<>();
    private final List<String> faults = new ArrayList<>();
    private final List<Mark> lateMarks = new ArrayList<>();

    private static final class Body {
        private final Mark first;
        private final Set<Long> processes = new HashSet<>();
        private boolean ended;
        /** When another body got what this one held, if that happened before its end. */
        private Mark succeededBy;

        private Body(Mark first) {
            this.first = first;
        }
    }

    private static final class Lock {
        private final Map<String, Body> open = new LinkedHashMap<>();
        private long greatest;
        private long greatestExclusive;
    }

    JournalCheck(List<Mark> marks) {
        marks.forEach(this::read);
    }

    private void read(Mark mark) {
        Body body = bodies.get(mark.body());
        if (body == null) {
            body = new Body(mark);
            bodies.put(mark.body(), body);
            if (mark.event() != Mark.Event.START) {
                faults.add("begins without its start: " + mark);
            }
            for (String name : mark.names()) {
                enter(locks.computeIfAbsent(name, key -> new Lock()), name, body);
            }
        } else if (body.succeededBy != null) {
            late(body, mark);
        }
        body.processes.add(mark.process());
        if (mark.event() == Mark.Event.END) {
            body.ended = true;
            mark.names().forEach(name -> locks.get(name).open.remove(mark.body()));
        }
    }

    private void enter(Lock lock, String name, Body body) {
        Mark mark = body.first;
        for (Body other : lock.open.values()) {
            if (!(mark.shared() && other.first.shared())) {
                other.succeededBy = mark;
            }
        }
        long below = mark.shared() ? lock.greatestExclusive : lock.greatest;
        if (mark.token() <= below) {
            faults.add("token isn't greater than " + below + " of '" + name + "': " + mark);
        }
        lock.greatest = Math.max(lock.greatest, mark.token());
        if (!mark.shared()) {
            lock.greatestExclusive = Math.max(lock.greatestExclusive, mark.token());
        }
        lock.open.values().removeIf(other -> other.succeededBy != null);
        lock.open.put(mark.body(), body);
    }

    /** It runs on although another has its lock. */
    private void late(Body body, Mark mark) {
        lateMarks.add(mark);
        Duration late = Duration.between(body.succeededBy.at(), mark.at());
        if (mark.event() == Mark.Event.END) {
            faults.add("overlap: " + mark.body() + " ended " + late.toMillis() + " ms after " + body.succeededBy.body()
                    + " had begun");
        }
    }

    /** Two at once, tokens that don't grow, bodies that begin in the middle. */
    List<String> faults() {
        return faults;
    }

    int bodies() {
        return bodies.size();
    }

    /** Builds that were in a body. */
    Set<String> builds() {
        return bodies.values().stream().map(body -> body.first.build()).collect(Collectors.toSet());
    }

    /** Bodies that one controller began and another ended. */
    long resumed() {
        return bodies.values().stream()
                .filter(body -> body.processes.size() > 1)
                .count();
    }

    /** Bodies that began and didn't end. */
    List<String> unfinished() {
        return bodies.entrySet().stream()
                .filter(body -> !body.getValue().ended)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Marks of bodies that another had already followed: with a token that is no longer the greatest. */
    List<Mark> lateMarks() {
        return lateMarks;
    }
}
