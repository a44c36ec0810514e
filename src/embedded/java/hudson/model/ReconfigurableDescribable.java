package hudson.model;

/** Kept in place when its form is submitted. */
public interface ReconfigurableDescribable<T extends ReconfigurableDescribable<T>> extends Describable<T> {}
