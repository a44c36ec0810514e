package io.jenkins.plugins.releaseguard.lock.step;

import hudson.model.Cause;
import hudson.model.Run;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jenkinsci.plugins.workflow.flow.FlowExecution;
import org.jenkinsci.plugins.workflow.flow.FlowExecutionOwner;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.support.steps.build.BuildUpstreamCause;
import org.jspecify.annotations.Nullable;

/**
 * Which locks other builds hold until a build has ended: a {@code build} step within {@code releaseLock} waits for the
 * build that it called, and so on. A request of that build for such a lock would wait for ever.
 */
final class Callers {

    private final Set<UUID> found = new LinkedHashSet<>();
    private final Set<String> seen = new HashSet<>();

    private Callers() {}

    /** The requests whose blocks can't end before the build of this step. */
    static List<UUID> of(StepContext place) throws IOException, InterruptedException {
        Callers callers = new Callers();
        Run<?, ?> run = place.get(Run.class);
        if (run != null) {
            callers.addCallersOf(run);
        }
        return new ArrayList<>(callers.found);
    }

    private void addCallersOf(Run<?, ?> run) throws IOException {
        if (!seen.add(run.getExternalizableId())) {
            return;
        }
        for (Cause cause : run.getCauses()) {
            if (cause instanceof Cause.UpstreamCause upstream) {
                String step = callingStep(upstream);
                Run<?, ?> caller = step == null ? null : upstream.getUpstreamRun();
                FlowNode waiting = caller == null || step == null ? null : waitingNode(caller, step);
                if (caller != null && waiting != null) {
                    addHeldAround(caller, waiting);
                    addCallersOf(caller);
                }
            }
        }
    }

    /** The node of the {@code build} step, if it was one; the plugin that brings it may be missing. */
    private static @Nullable String callingStep(Cause.UpstreamCause cause) {
        try {
            return BuildStep.nodeId(cause);
        } catch (LinkageError e) {
            return null;
        }
    }

    /** Null if the caller goes on without waiting, or has gone on. */
    private static @Nullable FlowNode waitingNode(Run<?, ?> caller, String id) throws IOException {
        if (!caller.isBuilding() || !(caller instanceof FlowExecutionOwner.Executable executable)) {
            return null;
        }
        FlowExecutionOwner owner = executable.asFlowExecutionOwner();
        FlowExecution execution = owner == null ? null : owner.getOrNull();
        FlowNode node = execution == null ? null : execution.getNode(id);
        return node != null && node.isActive() ? node : null;
    }

    private void addHeldAround(Run<?, ?> caller, FlowNode node) {
        Locks.get().parties().stream()
                .filter(Party::isHolding)
                .filter(party -> Locks.isOf(party, caller) && party.encloses(node))
                .forEach(party -> found.add(party.claim().id()));
    }

    /** In a class of its own, so that only it fails to load without the plugin of the {@code build} step. */
    private static final class BuildStep {

        private BuildStep() {}

        static @Nullable String nodeId(Cause.UpstreamCause cause) {
            return cause instanceof BuildUpstreamCause build ? build.getNodeId() : null;
        }
    }
}
