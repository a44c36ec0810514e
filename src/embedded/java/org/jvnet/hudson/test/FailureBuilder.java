package org.jvnet.hudson.test;

import hudson.model.Result;

/** A builder that fails. */
public class FailureBuilder extends MockBuilder {

    public FailureBuilder() {
        super(Result.FAILURE);
    }
}
