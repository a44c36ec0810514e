package com.cloudbees.plugins.credentials.common;

import com.cloudbees.plugins.credentials.Credentials;

/** Credentials with a user name. */
public interface UsernameCredentials extends Credentials {
    String getUsername();

    /** Whether the name too must stay out of logs. */
    default boolean isUsernameSecret() {
        return true;
    }
}
