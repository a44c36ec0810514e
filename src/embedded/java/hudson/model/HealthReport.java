package hudson.model;

import java.io.Serializable;

/** How well a job does, from one point of view. */
public class HealthReport implements Serializable, Comparable<HealthReport> {

    private static final long serialVersionUID = 1L;

    private final int score;
    private final String description;

    /** A score from 0 (bad) to 100 (good). */
    public HealthReport(int score, String description) {
        this.score = Math.max(0, Math.min(100, score));
        this.description = description;
    }

    public int getScore() {
        return score;
    }

    public String getDescription() {
        return description;
    }

    @Override
    public int compareTo(HealthReport o) {
        return Integer.compare(score, o.score);
    }
}
