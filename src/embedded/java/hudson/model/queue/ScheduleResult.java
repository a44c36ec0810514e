package hudson.model.queue;

import hudson.model.Queue;

/** What became of a request to put a task into the queue. */
public abstract class ScheduleResult {

    /** The item that stands for the request; null if refused. */
    public Queue.Item getItem() {
        return null;
    }

    public static Created created(Queue.WaitingItem i) {
        return new Created(i);
    }

    public static Existing existing(Queue.Item i) {
        return new Existing(i);
    }

    public static Refused refused() {
        return new Refused();
    }

    /** A new item. */
    public static final class Created extends ScheduleResult {
        private final Queue.WaitingItem item;

        private Created(Queue.WaitingItem item) {
            this.item = item;
        }

        @Override
        public Queue.Item getItem() {
            return item;
        }
    }

    /** The request became part of an item that was there. */
    public static final class Existing extends ScheduleResult {
        private final Queue.Item item;

        private Existing(Queue.Item item) {
            this.item = item;
        }

        @Override
        public Queue.Item getItem() {
            return item;
        }
    }

    /** Turned down. */
    public static final class Refused extends ScheduleResult {
        private Refused() {}
    }
}
