package hudson.model;

/** A job that can be put into the queue. */
public interface BuildableItem extends Item, Queue.Task {
    default boolean scheduleBuild() {
        return scheduleBuild(new Cause.LegacyCodeCause());
    }

    boolean scheduleBuild(Cause c);

    /** @param quietPeriod seconds */
    default boolean scheduleBuild(int quietPeriod) {
        return scheduleBuild(quietPeriod, new Cause.LegacyCodeCause());
    }

    boolean scheduleBuild(int quietPeriod, Cause c);
}
