package hudson.model;

/** A job that can be put into the queue. */
public interface BuildableItem extends Item, Queue.Task {

    boolean scheduleBuild(Cause c);

    boolean scheduleBuild(int quietPeriod, Cause c);
}
