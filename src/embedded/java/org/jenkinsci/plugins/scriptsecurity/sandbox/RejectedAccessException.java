package org.jenkinsci.plugins.scriptsecurity.sandbox;

/** A script in the sandbox called something that it may not call. */
public final class RejectedAccessException extends SecurityException {

    private static final long serialVersionUID = 1L;

    public RejectedAccessException(String message) {
        super(message);
    }
}
