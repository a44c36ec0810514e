package org.jenkinsci.plugins.credentialsbinding.impl;

import hudson.AbortException;

/** No credentials of that id and type are visible to the build. */
public class CredentialNotFoundException extends AbortException {

    private static final long serialVersionUID = 1L;

    public CredentialNotFoundException(String message) {
        super(message);
    }
}
