package io.jenkins.embedded.display;

import hudson.model.Action;
import hudson.model.InvisibleAction;
import hudson.model.Job;
import hudson.model.Run;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import jenkins.model.TransientActionFactory;
import org.jenkinsci.plugins.displayurlapi.DisplayURLProvider;
import org.kohsuke.stapler.HttpRedirect;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.QueryParameter;

/** The addresses {@code display/redirect} of jobs and builds. */
public final class DisplayRedirects extends InvisibleAction {
    private final Function<String, String> target;

    /** @param target the address for a value of {@code page}, which may be null */
    private DisplayRedirects(Function<String, String> target) {
        this.target = target;
    }

    @Override
    public String getUrlName() {
        return "display";
    }

    public HttpResponse doRedirect(@QueryParameter String page) {
        return new HttpRedirect(target.apply(page));
    }

    private static String runPage(Run<?, ?> run, String page) {
        DisplayURLProvider pages = DisplayURLProvider.getDefault();
        return switch (page == null ? "" : page) {
            case "tests" -> pages.getTestsURL(run);
            case "changes" -> pages.getChangesURL(run);
            case "artifacts" -> pages.getArtifactsURL(run);
            default -> pages.getRunURL(run);
        };
    }

    /** Adds the address to builds. */
    @SuppressWarnings("rawtypes")
    public static final class OfRuns extends TransientActionFactory<Run> {
        @Override
        public Class<Run> type() {
            return Run.class;
        }

        @Override
        public Class<? extends Action> actionType() {
            return DisplayRedirects.class;
        }

        @Override
        public Collection<? extends Action> createFor(Run target) {
            return List.of(new DisplayRedirects(page -> runPage(target, page)));
        }
    }

    /** Adds the address to jobs. */
    @SuppressWarnings("rawtypes")
    public static final class OfJobs extends TransientActionFactory<Job> {
        @Override
        public Class<Job> type() {
            return Job.class;
        }

        @Override
        public Class<? extends Action> actionType() {
            return DisplayRedirects.class;
        }

        @Override
        public Collection<? extends Action> createFor(Job target) {
            return List.of(
                    new DisplayRedirects(page -> DisplayURLProvider.getDefault().getJobURL(target)));
        }
    }
}
