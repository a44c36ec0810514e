package io.jenkins.plugins.releaseguard.flaky.store;

import io.jenkins.plugins.releaseguard.flaky.engine.Fate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A test's runs as they are kept in one column: {@code " 41p 42k"}. */
final class Strip {
    private static final Pattern MARK = Pattern.compile(" (\\d{1,9})([a-z])");

    private Strip() {}

    static String mark(int build, Fate fate) {
        return " " + build + fate.letter();
    }

    /** What was cut off at the front is left out. */
    static List<TestHistoryPoint> read(String job, String strip) {
        List<TestHistoryPoint> points = new ArrayList<>();
        Matcher mark = MARK.matcher(strip);
        while (mark.find()) {
            char letter = mark.group(2).charAt(0);
            for (Fate fate : Fate.values()) {
                if (fate.letter() == letter) {
                    points.add(new TestHistoryPoint(job, Integer.parseInt(mark.group(1)), fate));
                }
            }
        }
        return points;
    }
}
