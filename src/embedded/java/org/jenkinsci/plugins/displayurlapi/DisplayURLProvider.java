package org.jenkinsci.plugins.displayurlapi;

import hudson.ExtensionList;
import hudson.ExtensionPoint;
import hudson.model.Job;
import hudson.model.Run;
import jenkins.model.Jenkins;

/** Where people are sent to look at jobs and builds; the addresses redirect to the preferred pages. */
public abstract class DisplayURLProvider implements ExtensionPoint {
    /** The provider whose addresses redirect. */
    public static DisplayURLProvider get() {
        return new Redirecting();
    }

    public static ExtensionList<DisplayURLProvider> all() {
        return ExtensionList.lookup(DisplayURLProvider.class);
    }

    /** The pages of Jenkins itself. */
    public static DisplayURLProvider getDefault() {
        return ExtensionList.lookupSingleton(ClassicDisplayURLProvider.class);
    }

    public String getRoot() {
        String root = Jenkins.get().getRootUrl();
        return root != null ? root : "http://unconfigured-jenkins-location/";
    }

    public String getDisplayName() {
        return getClass().getSimpleName();
    }

    public String getName() {
        return getClass().getSimpleName();
    }

    public abstract String getRunURL(Run<?, ?> run);

    public String getArtifactsURL(Run<?, ?> run) {
        return getRunURL(run) + "artifact";
    }

    public abstract String getChangesURL(Run<?, ?> run);

    public abstract String getTestsURL(Run<?, ?> run);

    public abstract String getJobURL(Job<?, ?> project);

    /** Gives addresses that redirect. */
    private static final class Redirecting extends DisplayURLProvider {
        private static final String REDIRECT = "display/redirect";

        @Override
        public String getRunURL(Run<?, ?> run) {
            return getRoot() + run.getUrl() + REDIRECT;
        }

        @Override
        public String getArtifactsURL(Run<?, ?> run) {
            return getRunURL(run) + "?page=artifacts";
        }

        @Override
        public String getChangesURL(Run<?, ?> run) {
            return getRunURL(run) + "?page=changes";
        }

        @Override
        public String getTestsURL(Run<?, ?> run) {
            return getRunURL(run) + "?page=tests";
        }

        @Override
        public String getJobURL(Job<?, ?> project) {
            return getRoot() + project.getUrl() + REDIRECT;
        }
    }
}
