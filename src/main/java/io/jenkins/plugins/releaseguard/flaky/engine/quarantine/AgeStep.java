package io.jenkins.plugins.releaseguard.flaky.engine.quarantine;

import java.time.Duration;
import java.time.Instant;

/** What becomes of a test that stays in quarantine. In this order, each once. */
public enum AgeStep {
    /** The ticket gets medium priority. */
    MEDIUM("ticket to medium priority"),
    /** The ticket gets high priority. */
    HIGH("ticket to high priority"),
    /** Overdue: shown in red and told; by default its failures count again. */
    OVERDUE("overdue");

    private final String text;

    AgeStep(String text) {
        this.text = text;
    }

    /** For people. */
    public String text() {
        return text;
    }

    /** When a clock that started then reaches this step. */
    public Instant dueAt(Instant start, AgeLimits limits) {
        return start.plus(after(limits));
    }

    /** How long after the clock's start. */
    public Duration after(AgeLimits limits) {
        int days = switch (this) {
            case MEDIUM -> limits.medium();
            case HIGH -> limits.high();
            case OVERDUE -> limits.overdue();
        };
        return Duration.ofDays(days);
    }
}
