package hudson.model;

/** An action whose {@code badge} view shows beside the build in the history. */
public interface BuildBadgeAction extends Action {}
