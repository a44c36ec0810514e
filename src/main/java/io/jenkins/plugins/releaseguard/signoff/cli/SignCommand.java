package io.jenkins.plugins.releaseguard.signoff.cli;

import hudson.AbortException;
import hudson.Extension;
import io.jenkins.plugins.releaseguard.signoff.engine.Act;
import java.util.Map;
import org.kohsuke.args4j.Option;

/** {@code release-guard-sign ID --reason ...}. */
@Extension
public final class SignCommand extends ReleaseCommand {

    @Option(name = "--reject", usage = "Reject the release instead of approving it", forbids = "--withdraw")
    public boolean reject;

    @Option(name = "--withdraw", usage = "Take your approval back instead", forbids = "--reject")
    public boolean withdraw;

    @Option(name = "--reason", metaVar = "TEXT", usage = "Why; needed to reject and to withdraw")
    public String reason = "";

    @Override
    public String getName() {
        return "release-guard-sign";
    }

    @Override
    public String getShortDescription() {
        return "Approves or rejects a release, or withdraws your approval; only where policies let API tokens sign.";
    }

    @Override
    protected int run() throws AbortException {
        Act act = reject ? Act.REJECT : withdraw ? Act.WITHDRAW : Act.APPROVE;
        return perform(act, Map.of("reason", reason));
    }
}
