package hudson.model;

/** How far a build is. */
enum RunPhase {
    /** Created; not yet begun. */
    NOT_STARTED,
    /** The result may still change. */
    BUILDING,
    /** The result is final; the log may still grow. */
    POST_PRODUCTION,
    /** Nothing changes any more by itself. */
    COMPLETED
}
