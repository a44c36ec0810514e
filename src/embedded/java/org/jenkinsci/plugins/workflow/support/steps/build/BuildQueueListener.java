package org.jenkinsci.plugins.workflow.support.steps.build;

import hudson.model.Queue;
import hudson.model.queue.QueueListener;
import io.jenkins.embedded.steps.DownstreamLink;

/** Tells {@code build} steps that what they wait for was taken out of the queue. */
public class BuildQueueListener extends QueueListener {

    @Override
    public void onLeft(Queue.LeftItem left) {
        if (left.isCancelled()) {
            DownstreamLink.waiters(left).forEach(DownstreamLink.Waiter::cancelled);
        }
    }
}
