package io.jenkins.embedded.proof;

import java.time.Instant;
import java.util.List;

/**
 * A line of the journal: a body was here.
 *
 * @param process the controller's process id
 * @param locks the names, with commas between
 */
record Mark(Instant at, long process, String build, Event event, boolean shared, long token, String locks) {

    enum Event {
        /** The first thing a body does. */
        START,
        /** It still runs. */
        TICK,
        /** The last thing a body does. */
        END
    }

    static Mark of(String line) {
        String[] part = line.split(" ");
        return new Mark(
                Instant.ofEpochMilli(Long.parseLong(part[0])),
                Long.parseLong(part[1]),
                part[2],
                Event.valueOf(part[3]),
                part[4].equals("shared"),
                Long.parseLong(part[5]),
                part[6]);
    }

    @Override
    public String toString() {
        return String.join(
                " ",
                Long.toString(at.toEpochMilli()),
                Long.toString(process),
                build,
                event.name(),
                shared ? "shared" : "exclusive",
                Long.toString(token),
                locks);
    }

    List<String> names() {
        return List.of(locks.split(","));
    }

    /** One for all marks of a body, through restarts. */
    String body() {
        return build + " with token " + token;
    }
}
