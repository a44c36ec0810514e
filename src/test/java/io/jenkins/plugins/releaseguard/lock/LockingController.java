package io.jenkins.plugins.releaseguard.lock;

import io.jenkins.plugins.releaseguard.PauseStep;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** A controller whose builds take locks; what tests of it begin with. */
@WithJenkins
@Timeout(120)
public abstract class LockingController {

    protected JenkinsRule j;
    protected Builds builds;

    @BeforeEach
    protected final void jenkins(JenkinsRule rule) {
        j = rule;
        builds = new Builds(rule);
        PauseStep.forget();
    }
}
