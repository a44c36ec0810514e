package io.jenkins.plugins.releaseguard.signoff.step;

import jenkins.model.CauseOfInterruption;

/** Why a build ended at its gate: a newer candidate took its place. Saved with the build. */
public final class Superseded extends CauseOfInterruption {

    private static final long serialVersionUID = 1L;

    private final String version;
    private final String how;

    Superseded(String version, String how) {
        this.version = version;
        this.how = how;
    }

    @Override
    public String getShortDescription() {
        return "Release " + version + " was " + how;
    }
}
