package hudson.model;

/** Something that takes place and is shown with a name. */
public interface ResourceActivity extends ModelObject {}
