package io.jenkins.plugins.releaseguard.signoff.cli;

import hudson.AbortException;
import hudson.Extension;
import io.jenkins.plugins.releaseguard.signoff.engine.Act;
import java.util.Map;
import org.kohsuke.args4j.Option;

/** {@code release-guard-decide ID --keep} or {@code --roll-back --reason ...}. */
@Extension
public final class DecideCommand extends ReleaseCommand {

    @Option(name = "--keep", usage = "Keep the release, or agree to that", forbids = "--roll-back")
    public boolean keep;

    @Option(name = "--roll-back", usage = "Roll the release back, or confirm that", forbids = "--keep")
    public boolean rollBack;

    @Option(
            name = "--reason",
            metaVar = "TEXT",
            usage = "Why; needed to roll back, and to keep a release whose checks failed")
    public String reason = "";

    @Override
    public String getName() {
        return "release-guard-decide";
    }

    @Override
    public String getShortDescription() {
        return "Keeps a release that went, or rolls it back; only where policies let API tokens sign.";
    }

    @Override
    protected int run() throws AbortException {
        if (keep == rollBack) {
            throw new AbortException("Say what you decide: --keep or --roll-back.");
        }
        return perform(keep ? Act.KEEP : Act.ROLL_BACK, Map.of("reason", reason));
    }
}
