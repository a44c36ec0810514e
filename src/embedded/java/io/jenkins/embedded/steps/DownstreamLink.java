package io.jenkins.embedded.steps;

import hudson.model.Actionable;
import hudson.model.InvisibleAction;
import hudson.model.Job;
import hudson.model.Queue;
import hudson.model.Run;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Ties a build, from the queue on, to the {@code build} step that waits for it. */
public final class DownstreamLink extends InvisibleAction implements Serializable {

    private static final long serialVersionUID = 1L;

    private static final Map<String, Waiter> WAITING = new ConcurrentHashMap<>();

    private final String id;

    private DownstreamLink(String id) {
        this.id = id;
    }

    /** The step's side. */
    public interface Waiter {

        void started(Run<?, ?> build);

        void finished(Run<?, ?> build);

        /** It was taken out of the queue. */
        void cancelled();
    }

    public static DownstreamLink create() {
        return new DownstreamLink(UUID.randomUUID().toString());
    }

    public void await(Waiter waiter) {
        WAITING.put(id, waiter);
    }

    public void forget() {
        WAITING.remove(id);
    }

    /** Who waits for a build or queue item; there may be several, since equal items in the queue are merged. */
    public static List<Waiter> waiters(Actionable what) {
        return what.getActions(DownstreamLink.class).stream()
                .map(link -> WAITING.get(link.id))
                .filter(Objects::nonNull)
                .toList();
    }

    private boolean isOn(Actionable what) {
        return what.getActions(DownstreamLink.class).stream().anyMatch(link -> link.id.equals(id));
    }

    /** The item in the queue, or null. */
    public Queue.Item queued() {
        for (Queue.Item item : Queue.getInstance().getItems()) {
            if (isOn(item)) {
                return item;
            }
        }
        return null;
    }

    /** The build of the job, or null. */
    public Run<?, ?> find(Job<?, ?> job) {
        if (job != null) {
            for (Run<?, ?> build : job.getBuilds()) {
                if (isOn(build)) {
                    return build;
                }
            }
        }
        return null;
    }
}
