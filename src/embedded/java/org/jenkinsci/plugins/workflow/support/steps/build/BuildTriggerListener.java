package org.jenkinsci.plugins.workflow.support.steps.build;

import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.model.listeners.RunListener;
import io.jenkins.embedded.steps.DownstreamLink;

/** Tells {@code build} steps what becomes of the builds that they wait for. */
public class BuildTriggerListener extends RunListener<Run<?, ?>> {

    @Override
    public void onStarted(Run<?, ?> run, TaskListener listener) {
        DownstreamLink.waiters(run).forEach(waiter -> waiter.started(run));
    }

    @Override
    public void onFinalized(Run<?, ?> run) {
        DownstreamLink.waiters(run).forEach(waiter -> waiter.finished(run));
    }
}
