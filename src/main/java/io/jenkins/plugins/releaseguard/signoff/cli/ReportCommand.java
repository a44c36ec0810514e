package io.jenkins.plugins.releaseguard.signoff.cli;

import hudson.AbortException;
import hudson.Extension;
import io.jenkins.plugins.releaseguard.signoff.engine.Act;
import java.util.Map;
import org.kohsuke.args4j.Option;

/** {@code release-guard-issue ID --title ... --steps ...}. */
@Extension
public final class ReportCommand extends ReleaseCommand {

    @Option(name = "--title", metaVar = "TEXT", usage = "What is wrong, in one line", required = true)
    public String title = "";

    @Option(name = "--steps", metaVar = "TEXT", usage = "How to see it", required = true)
    public String steps = "";

    @Option(name = "--blocker", usage = "It keeps everybody from approving; needs --production")
    public boolean blocker;

    @Option(name = "--production", metaVar = "ANSWER", usage = "Reproduced on production: yes, no or 'not tried'")
    public String production = "";

    @Option(name = "--recording", metaVar = "URL", usage = "A recording or a screenshot")
    public String recording = "";

    @Option(name = "--ticket", metaVar = "URL", usage = "Its ticket; needed unless it is a blocker")
    public String ticket = "";

    @Override
    public String getName() {
        return "release-guard-issue";
    }

    @Override
    public String getShortDescription() {
        return "Reports an issue of a release that you test.";
    }

    @Override
    protected int run() throws AbortException {
        return perform(
                Act.REPORT,
                Map.of(
                        "title", title,
                        "severity", blocker ? "blocker" : "non-blocking",
                        "steps", steps,
                        "production", production,
                        "recording", recording,
                        "ticket", ticket));
    }
}
