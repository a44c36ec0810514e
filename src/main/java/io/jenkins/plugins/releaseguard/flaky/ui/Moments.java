package io.jenkins.plugins.releaseguard.flaky.ui;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** Points of time for people, in the controller's time zone. */
final class Moments {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd");

    private Moments() {}

    static String minute(Instant at) {
        return MINUTE.format(at.atZone(ZoneId.systemDefault()));
    }

    static String day(Instant at) {
        return DAY.format(at.atZone(ZoneId.systemDefault()));
    }
}
