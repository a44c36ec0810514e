package io.jenkins.plugins.releaseguard.flaky.engine.quarantine;

/**
 * How the latest runs went.
 *
 * @param passes in a row, while the test is watched
 * @param needed so many passes in a row close it
 * @param failures final failures in a row
 */
public record Trial(int passes, int needed, int failures) {
    public static final Trial NONE = new Trial(0, 0, 0);

    static Trial watching(int needed) {
        return new Trial(0, needed, 0);
    }

    Trial passed() {
        return new Trial(passes + 1, needed, 0);
    }

    Trial failed() {
        return new Trial(0, needed, failures + 1);
    }

    Trial sound() {
        return new Trial(passes, needed, 0);
    }

    boolean isEnough() {
        return needed > 0 && passes >= needed;
    }
}
