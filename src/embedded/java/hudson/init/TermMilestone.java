package hudson.init;

/** The stages of a controller's end. */
public enum TermMilestone {
    STARTED,
    COMPLETED
}
