package io.jenkins.plugins.releaseguard.lock.store;

import io.jenkins.plugins.releaseguard.lock.engine.LockQueue;
import io.jenkins.plugins.releaseguard.lock.engine.LockRequest;

/**
 * How a request stands.
 *
 * @param request the request, granted or waiting
 * @param queue it and all that compete with it
 */
public record Standing(LockRequest request, LockQueue queue) {

    public boolean isHeld() {
        return request.isHeld();
    }
}
