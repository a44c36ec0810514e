package hudson.model;

import java.util.Locale;

/** What the icon of a job or build tells; {@code *_ANIME} while it builds. */
public enum BallColor {
    RED("Failed"),
    RED_ANIME("In progress"),
    YELLOW("Unstable"),
    YELLOW_ANIME("In progress"),
    BLUE("Success"),
    BLUE_ANIME("In progress"),
    GREY("Pending"),
    GREY_ANIME("In progress"),
    DISABLED("Disabled"),
    DISABLED_ANIME("In progress"),
    ABORTED("Aborted"),
    ABORTED_ANIME("In progress"),
    NOTBUILT("Not built"),
    NOTBUILT_ANIME("In progress");

    private static final String ANIME = "_ANIME";

    private final String description;

    BallColor(String description) {
        this.description = description;
    }

    public String getDescription() {
        return description;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ENGLISH);
    }

    public BallColor anime() {
        return isAnimated() ? this : valueOf(name() + ANIME);
    }

    public BallColor noAnime() {
        return isAnimated() ? valueOf(name().substring(0, name().length() - ANIME.length())) : this;
    }

    public boolean isAnimated() {
        return name().endsWith(ANIME);
    }
}
