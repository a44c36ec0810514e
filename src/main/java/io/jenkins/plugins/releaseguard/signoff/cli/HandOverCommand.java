package io.jenkins.plugins.releaseguard.signoff.cli;

import hudson.AbortException;
import hudson.Extension;
import io.jenkins.plugins.releaseguard.signoff.engine.Act;
import java.util.Map;
import org.kohsuke.args4j.Option;

/** {@code release-guard-hand-over ID --to USER}, or {@code --accept}. */
@Extension
public final class HandOverCommand extends ReleaseCommand {

    @Option(name = "--to", metaVar = "USER", usage = "Who is to own the release", forbids = "--accept")
    public String to = "";

    @Option(name = "--accept", usage = "Take over what was offered to you", forbids = "--to")
    public boolean accept;

    @Override
    public String getName() {
        return "release-guard-hand-over";
    }

    @Override
    public String getShortDescription() {
        return "Offers a release that you own to another person, or accepts one.";
    }

    @Override
    protected int run() throws AbortException {
        return accept ? perform(Act.TAKE_OWNERSHIP, Map.of()) : perform(Act.OFFER_OWNERSHIP, Map.of("to", to));
    }
}
