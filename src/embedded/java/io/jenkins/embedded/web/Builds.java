package io.jenkins.embedded.web;

import hudson.Functions;
import hudson.model.Executor;
import hudson.model.Item;
import hudson.model.Job;
import hudson.model.Queue;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.User;
import hudson.util.HttpResponses;
import java.util.ArrayList;
import java.util.List;
import jenkins.model.CauseOfInterruption;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.StaplerRequest;

/** Builds as pages show them, and what their buttons do. */
public final class Builds {
    /** A page with more than that is of no use. */
    private static final int HISTORY = 40;

    static HttpResponse stop(Run<?, ?> run, StaplerRequest req) {
        WebMethods.requirePost(req);
        run.getParent().checkPermission(Item.CANCEL);
        Executor executor = run.getExecutor();
        if (executor != null) {
            executor.interrupt(Result.ABORTED, new CauseOfInterruption.UserInterruption(User.current()));
        }
        return HttpResponses.redirectViaContextPath("/" + run.getUrl());
    }

    static HttpResponse cancel(Jenkins jenkins, StaplerRequest req) {
        WebMethods.requirePost(req);
        Queue.Item item = jenkins.getQueue().getItem(Long.parseLong(req.getParameter("id")));
        if (item != null && item.task instanceof Item task) {
            task.checkPermission(Item.CANCEL);
            jenkins.getQueue().cancel(item);
        }
        return HttpResponses.redirectToContextRoot();
    }

    /** The newest builds, newest first. */
    public List<Run<?, ?>> newest(Job<?, ?> job) {
        List<Run<?, ?>> builds = new ArrayList<>();
        for (Run<?, ?> b = job.getLastBuild(); b != null && builds.size() < HISTORY; b = b.getPreviousBuild()) {
            builds.add(b);
        }
        return builds;
    }

    /** What the user may see of the queue. */
    public List<Queue.Item> queue() {
        return List.of(Jenkins.get().getQueue().getItems());
    }

    /** How long ago a build began. */
    public String ago(Run<?, ?> build) {
        return build == null ? "–" : Functions.getTimeSpanString(build.getTime()) + " ago";
    }
}
