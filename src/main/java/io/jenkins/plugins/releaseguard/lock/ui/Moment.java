package io.jenkins.plugins.releaseguard.lock.ui;

import io.jenkins.plugins.releaseguard.lock.engine.WaitReport;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Times as these pages write them, in the controller's time zone. */
final class Moment {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private Moment() {}

    /** Such as {@code 2026-11-22 17:45:03}. */
    static String text(Instant time) {
        return TIME.format(time.atZone(ZoneId.systemDefault()));
    }

    /** For programs, whole seconds in UTC. */
    static String iso(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** Such as {@code 4 min}. */
    static String span(Duration duration) {
        return WaitReport.duration(duration.isNegative() ? Duration.ZERO : duration);
    }
}
