package hudson.model.queue;

import hudson.model.Queue;

/** Base class of tasks that aren't jobs. */
public abstract class AbstractQueueTask implements Queue.Task {}
