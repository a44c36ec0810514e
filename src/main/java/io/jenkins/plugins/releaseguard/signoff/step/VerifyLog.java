package io.jenkins.plugins.releaseguard.signoff.step;

import hudson.console.HyperlinkNote;
import hudson.model.TaskListener;
import io.jenkins.plugins.releaseguard.platform.ControllerHome;
import io.jenkins.plugins.releaseguard.signoff.engine.Decision;
import io.jenkins.plugins.releaseguard.signoff.engine.Gate;
import io.jenkins.plugins.releaseguard.signoff.engine.Narration;
import io.jenkins.plugins.releaseguard.signoff.engine.Verification;
import io.jenkins.plugins.releaseguard.signoff.store.HeldGates;
import java.util.stream.Collectors;

/** What the log of a build that verifies a release says. */
final class VerifyLog {

    private final TaskListener listener;

    VerifyLog(TaskListener listener) {
        this.listener = listener;
    }

    void announce(Gate gate) {
        say("Verifying release " + gate.version() + ", signed in "
                + gate.build().display() + ": "
                + HyperlinkNote.encodeTo("/" + HeldGates.pageOf(gate.id()), "its page"));
    }

    /** Tells the entries after the first so many. */
    void tell(Gate gate, int known, Verification verification) {
        new SignOffLog(listener).entries(gate, known);
        boolean fresh = verification.ended() != null && verification.ended().position() > known;
        if (fresh && !verification.decision().isMade()) {
            say("Release " + gate.version() + " waits for two people to keep it, or one to roll it back: "
                    + HyperlinkNote.encodeTo("/" + HeldGates.pageOf(gate.id()), "decide"));
        }
    }

    private void say(String line) {
        listener.getLogger().println(line);
    }

    /** What a Pipeline gets to know of a release that was rolled back. */
    static String rolledBack(Gate gate, Decision decision) {
        String voices = decision.voices().stream().map(Narration::tell).collect(Collectors.joining("; "));
        String second = decision.outcome() == Decision.Outcome.ROLLED_BACK
                ? "\nA second person confirms it at " + address(gate)
                : "";
        return "Release " + gate.version() + " was " + voices + " (at "
                + SignOffLog.time(decision.voices().get(0).at()) + ")." + rollbackPlan(gate) + second;
    }

    /** What a Pipeline gets to know when nobody decided. */
    static String undecided(Gate gate, Verification verification) {
        return "Release " + gate.version() + " is not decided: " + Narration.oneLine(verification.abandoned()) + ". "
                + Narration.oneLine(gate.aftermath().missing().orElse("")) + " Decide at " + address(gate)
                + " and act upon it by hand: no build waits for it any more." + rollbackPlan(gate);
    }

    /** Indented, so that no line of it can pass for another line of the log. */
    private static String rollbackPlan(Gate gate) {
        String plan = gate.opening().rollbackPlan();
        return plan.isEmpty() ? "" : "\nRollback plan:\n  " + plan.replace("\n", "\n  ");
    }

    private static String address(Gate gate) {
        return ControllerHome.rootUrl() + HeldGates.pageOf(gate.id());
    }
}
