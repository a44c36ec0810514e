package hudson.model;

/** Anything with a name for people. */
public interface ModelObject {
    String getDisplayName();
}
