package io.jenkins.plugins.releaseguard.lock.step;

import java.util.Objects;
import jenkins.model.CauseOfInterruption;
import org.jspecify.annotations.Nullable;

/** Why a build, or its block, was ended: it lost its locks, or its place in the queue. */
public final class LockInterruption extends CauseOfInterruption {

    private static final long serialVersionUID = 1L;

    private final String reason;

    LockInterruption(String reason) {
        this.reason = reason;
    }

    @Override
    public String getShortDescription() {
        return reason;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof LockInterruption that && reason.equals(that.reason);
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(reason);
    }
}
