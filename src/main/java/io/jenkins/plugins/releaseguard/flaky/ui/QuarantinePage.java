package io.jenkins.plugins.releaseguard.flaky.ui;

import hudson.Extension;
import hudson.model.RootAction;
import org.kohsuke.stapler.export.ExportedBean;

/** The Quarantine page of all jobs, {@code quarantine/}. */
@Extension
@ExportedBean
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
