package io.jenkins.plugins.releaseguard.database;

import org.jspecify.annotations.Nullable;

/**
 * The database can't be reached, or doesn't take what it is told. Worth a retry: nothing of the transaction was done,
 * or it was done whole. The message is fit for a page and a build log.
 */
public class DatabaseUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public DatabaseUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
