package com.cloudbees.plugins.credentials;

import hudson.model.Descriptor;

/** Describes one kind of {@link Credentials}. */
public abstract class CredentialsDescriptor extends Descriptor<Credentials> {
    protected CredentialsDescriptor(Class<? extends Credentials> clazz) {
        super(clazz);
    }

    protected CredentialsDescriptor() {}
}
