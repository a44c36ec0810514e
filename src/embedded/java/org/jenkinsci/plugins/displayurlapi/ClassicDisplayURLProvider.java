package org.jenkinsci.plugins.displayurlapi;

import hudson.model.Job;
import hudson.model.Run;

/** The pages of Jenkins itself. */
public class ClassicDisplayURLProvider extends DisplayURLProvider {
    @Override
    public String getDisplayName() {
        return "Jenkins Classic";
    }

    @Override
    public String getName() {
        return "classic";
    }

    @Override
    public String getRunURL(Run<?, ?> run) {
        return getRoot() + run.getUrl();
    }

    @Override
    public String getChangesURL(Run<?, ?> run) {
        return getJobURL(run.getParent()) + "changes";
    }

    @Override
    public String getTestsURL(Run<?, ?> run) {
        return getRunURL(run) + "testReport";
    }

    @Override
    public String getJobURL(Job<?, ?> project) {
        return getRoot() + project.getUrl();
    }
}
