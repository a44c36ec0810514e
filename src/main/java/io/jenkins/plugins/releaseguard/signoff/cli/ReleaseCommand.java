package io.jenkins.plugins.releaseguard.signoff.cli;

import hudson.AbortException;
import hudson.cli.CLICommand;
import io.jenkins.plugins.releaseguard.platform.Jobs;
import io.jenkins.plugins.releaseguard.platform.Login;
import io.jenkins.plugins.releaseguard.signoff.engine.Act;
import io.jenkins.plugins.releaseguard.signoff.engine.Decision;
import io.jenkins.plugins.releaseguard.signoff.engine.Gate;
import io.jenkins.plugins.releaseguard.signoff.store.ControllerGates;
import io.jenkins.plugins.releaseguard.signoff.store.ReleaseDesk;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.kohsuke.args4j.Argument;

/**
 * A command that does one thing to a release. Whoever sends it is known by a token or a key, so it counts as a script:
 * it can sign only where every policy lets API tokens sign.
 */
public abstract class ReleaseCommand extends CLICommand {

    /** Id of the release. */
    @Argument(metaVar = "ID", usage = "Id of the release: the last part of its address", required = true)
    public String id = "";

    /** Does it, and says how the release stands then. */
    final int perform(Act act, Map<String, String> inputs) throws AbortException {
        UUID gate;
        try {
            gate = UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw new AbortException("'" + id + "' is no id of a release; it is the last part of its address.");
        }
        if (find(gate).isEmpty()) {
            throw new AbortException("There is no release with the id " + gate + ", or you may not see it.");
        }
        Optional<String> refused = ReleaseDesk.perform(gate, act, inputs, Login.COMMAND_LINE);
        if (refused.isPresent()) {
            throw new AbortException(refused.get());
        }
        find(gate)
                .ifPresent(after -> stdout.println(
                        "Release " + after.version() + " is " + after.state().words()
                                + (after.missing() > 0 ? ", " + after.missing() + " more to sign" : "")
                                + outcome(after.aftermath().decision())));
        return 0;
    }

    private static String outcome(Decision decision) {
        return decision.outcome() == Decision.Outcome.OPEN
                ? ""
                : ", " + decision.outcome().words();
    }

    private static Optional<Gate> find(UUID gate) {
        return ControllerGates.get()
                .find(gate)
                .filter(found -> Jobs.readable(found.build().job()) != null);
    }
}
