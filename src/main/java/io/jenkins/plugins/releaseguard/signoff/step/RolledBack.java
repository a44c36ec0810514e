package io.jenkins.plugins.releaseguard.signoff.step;

import jenkins.model.CauseOfInterruption;

/** Why smoke tests were stopped: somebody rolled the release back. Saved with the build. */
public final class RolledBack extends CauseOfInterruption {

    private static final long serialVersionUID = 1L;

    private final String version;
    private final String how;

    RolledBack(String version, String how) {
        this.version = version;
        this.how = how;
    }

    @Override
    public String getShortDescription() {
        return "Release " + version + " was " + how;
    }
}
