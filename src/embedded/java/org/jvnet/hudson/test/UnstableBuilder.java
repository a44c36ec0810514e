package org.jvnet.hudson.test;

import hudson.model.Result;

/** A builder that makes its build unstable. */
public class UnstableBuilder extends MockBuilder {

    public UnstableBuilder() {
        super(Result.UNSTABLE);
    }
}
