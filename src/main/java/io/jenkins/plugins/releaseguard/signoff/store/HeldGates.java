package io.jenkins.plugins.releaseguard.signoff.store;

import hudson.model.InvisibleAction;
import hudson.model.Run;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** Saved with a build: the gates that hold it, or held it, by id. What they are is in the database. */
public final class HeldGates extends InvisibleAction {

    private final List<String> ids = new CopyOnWriteArrayList<>();

    private HeldGates() {}

    /** Notes a gate in the build and saves it; one that is noted already changes nothing. */
    public static void add(Run<?, ?> run, UUID gate) throws IOException {
        synchronized (run) {
            HeldGates held = run.getAction(HeldGates.class);
            if (held == null) {
                held = new HeldGates();
                run.addAction(held);
            }
            if (!held.ids.contains(gate.toString())) {
                held.ids.add(gate.toString());
                run.save();
            }
        }
    }

    /** In the order in which they were opened. */
    public List<UUID> ids() {
        return ids.stream().map(UUID::fromString).toList();
    }

    /** Where the page of a gate is, below the root URL, without a slash in front. */
    public static String pageOf(UUID gate) {
        return "releases/gate/" + gate + "/";
    }
}
