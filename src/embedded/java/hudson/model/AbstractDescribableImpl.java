package hudson.model;

/** Base class from before {@link Describable} had a default method. */
public abstract class AbstractDescribableImpl<T extends AbstractDescribableImpl<T>> implements Describable<T> {}
