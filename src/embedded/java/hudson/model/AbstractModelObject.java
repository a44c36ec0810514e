package hudson.model;

/** Base class of most objects that have a page. */
public abstract class AbstractModelObject implements ModelObject {}
