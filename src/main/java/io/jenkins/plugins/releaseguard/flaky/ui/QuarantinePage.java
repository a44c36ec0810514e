package io.jenkins.plugins.releaseguard.flaky.ui;

import hudson.Extension;
import hudson.model.RootAction;

/** The Quarantine page of all jobs, {@code quarantine/}. */
@Extension
public class QuarantinePage extends QuarantinePages implements RootAction {

    @Override
    String scope() {
        return "";
    }

    @Override
    public String getRoot() {
        return "quarantine/";
    }
}
