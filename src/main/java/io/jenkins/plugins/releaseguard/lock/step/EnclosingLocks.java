package io.jenkins.plugins.releaseguard.lock.step;

import hudson.model.Run;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** The requests of the locks that are held around a step, outermost first; part of the context of a block's body. */
final class EnclosingLocks implements Serializable {

    private static final long serialVersionUID = 1L;

    private final ArrayList<UUID> ids;

    private EnclosingLocks(List<UUID> ids) {
        this.ids = new ArrayList<>(ids);
    }

    /** Those that the build holds to its end come first. */
    static List<UUID> of(StepContext context) throws IOException, InterruptedException {
        Set<UUID> all = new LinkedHashSet<>();
        Run<?, ?> run = context.get(Run.class);
        if (run != null) {
            all.addAll(HeldLocks.idsOf(run));
        }
        EnclosingLocks around = context.get(EnclosingLocks.class);
        if (around != null) {
            all.addAll(around.ids);
        }
        return List.copyOf(all);
    }

    /** For the body of a block within these. */
    static EnclosingLocks and(List<UUID> around, UUID block) {
        EnclosingLocks locks = new EnclosingLocks(around);
        locks.ids.add(block);
        return locks;
    }
}
