package io.jenkins.plugins.releaseguard.signoff.cli;

import hudson.AbortException;
import hudson.Extension;
import io.jenkins.plugins.releaseguard.signoff.engine.Act;
import java.util.Map;

/** {@code release-guard-check-in ID}. */
@Extension
public final class CheckInCommand extends ReleaseCommand {

    @Override
    public String getName() {
        return "release-guard-check-in";
    }

    @Override
    public String getShortDescription() {
        return "Says that you test a release.";
    }

    @Override
    protected int run() throws AbortException {
        return perform(Act.CHECK_IN, Map.of());
    }
}
