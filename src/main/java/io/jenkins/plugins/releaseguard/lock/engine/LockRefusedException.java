package io.jenkins.plugins.releaseguard.lock.engine;

/** What is asked for can't be granted, and waiting would not help. The message is fit for a build log. */
public class LockRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public LockRefusedException(String message) {
        super(message);
    }
}
