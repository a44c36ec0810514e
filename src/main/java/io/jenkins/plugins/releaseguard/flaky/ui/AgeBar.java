package io.jenkins.plugins.releaseguard.flaky.ui;

import io.jenkins.plugins.releaseguard.flaky.engine.quarantine.AgeLimits;

/** How far a test is on its way to being overdue, to be drawn on a canvas of {@value #WIDTH} units. */
public final class AgeBar {
    private static final int WIDTH = 90;

    private final int days;
    private final AgeLimits limits;

    AgeBar(int days, AgeLimits limits) {
        this.days = days;
        this.limits = limits;
    }

    public int getDays() {
        return days;
    }

    public int getWidth() {
        return WIDTH;
    }

    public int getFilled() {
        return Math.min(WIDTH, WIDTH * days / limits.overdue());
    }

    /** Where the ticket gets medium priority. */
    public int getMedium() {
        return WIDTH * limits.medium() / limits.overdue();
    }

    /** Where the ticket gets high priority. */
    public int getHigh() {
        return WIDTH * limits.high() / limits.overdue();
    }

    /** {@code fresh}, {@code medium}, {@code high} or {@code overdue}: the CSS class ends so. */
    public String getStage() {
        return days >= limits.overdue()
                ? "overdue"
                : days >= limits.high() ? "high" : days >= limits.medium() ? "medium" : "fresh";
    }

    /** The same in words. */
    public String getText() {
        return days + (days == 1 ? " day" : " days") + " of " + limits.overdue();
    }
}
