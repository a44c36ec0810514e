package io.jenkins.plugins.releaseguard.signoff.ui;

import io.jenkins.plugins.releaseguard.database.DatabaseUnavailableException;
import io.jenkins.plugins.releaseguard.platform.Jobs;
import io.jenkins.plugins.releaseguard.platform.Login;
import io.jenkins.plugins.releaseguard.signoff.engine.Actor;
import io.jenkins.plugins.releaseguard.signoff.engine.Gate;
import io.jenkins.plugins.releaseguard.signoff.store.GateLists;
import io.jenkins.plugins.releaseguard.signoff.store.ReleaseDesk;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The gates that a page shows: those of jobs that the user may read; or why none can be shown. */
public final class GateList {

    private final List<GatePage> gates;
    private final @Nullable String problem;

    private GateList(List<GatePage> gates, @Nullable String problem) {
        this.gates = gates;
        this.problem = problem;
    }

    static GateList read(Supplier<List<Gate>> source) {
        try {
            return new GateList(visible(source.get()), null);
        } catch (DatabaseUnavailableException e) {
            return new GateList(List.of(), e.getMessage());
        }
    }

    /** Full names of the jobs with releases that the user may read. */
    static List<String> readableJobs(GateLists lists) {
        return lists.jobs().stream().filter(job -> Jobs.readable(job) != null).toList();
    }

    static List<GatePage> visible(List<Gate> gates) {
        // Asked once: what a user may do is looked up, and a token is checked.
        Optional<Actor> actor = ReleaseDesk.actor(Login.current());
        return gates.stream()
                .map(gate -> new GatePage(gate, actor))
                .filter(GatePage::isVisible)
                .toList();
    }

    public List<GatePage> getGates() {
        return gates;
    }

    /** Those that the current user can bring on by testing, signing or deciding. */
    public List<GatePage> getMineToSign() {
        return gates.stream().filter(GatePage::isMineToSign).toList();
    }

    /** Those with an issue that waits for the current user. */
    public List<GatePage> getMineToFix() {
        return gates.stream().filter(GatePage::isMineToFix).toList();
    }

    /** Why the gates can't be shown; null when they can. */
    public @Nullable String getProblem() {
        return problem;
    }
}
