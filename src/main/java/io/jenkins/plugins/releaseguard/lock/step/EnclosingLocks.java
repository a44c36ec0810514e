package io.jenkins.plugins.releaseguard.lock.step;

import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** The requests of the lock blocks that a step is in, outermost first; part of the context of a block's body. */
final class EnclosingLocks implements Serializable {

    private static final long serialVersionUID = 1L;

    private final ArrayList<UUID> ids;

    private EnclosingLocks(List<UUID> ids) {
        this.ids = new ArrayList<>(ids);
    }

    static List<UUID> of(StepContext context) throws IOException, InterruptedException {
        EnclosingLocks around = context.get(EnclosingLocks.class);
        return around == null ? List.of() : List.copyOf(around.ids);
    }

    /** For the body of a block within these. */
    static EnclosingLocks and(List<UUID> around, UUID block) {
        EnclosingLocks locks = new EnclosingLocks(around);
        locks.ids.add(block);
        return locks;
    }
}
