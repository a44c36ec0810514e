package io.jenkins.plugins.releaseguard.lock;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaseguard.PauseStep;
import io.jenkins.plugins.releaseguard.lock.engine.LockRequest;
import io.jenkins.plugins.releaseguard.lock.step.Locks;
import io.jenkins.plugins.releaseguard.lock.store.LockActs;
import io.jenkins.plugins.releaseguard.lock.store.LockStore;
import java.time.Duration;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jvnet.hudson.test.JenkinsRule;

/** Builds that take locks, for tests. */
public record Builds(JenkinsRule j) {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    /** The first build of a new job. */
    public WorkflowRun start(String name, String script) throws Exception {
        return job(name, script).scheduleBuild2(0).waitForStart();
    }

    /** A new job that nobody has started. */
    public WorkflowJob job(String name, String script) throws Exception {
        WorkflowJob job = j.createProject(WorkflowJob.class, name);
        job.setDefinition(new CpsFlowDefinition(script, true));
        return job;
    }

    /** The first build of a new job, in its block with the lock {@code site} until its pause of the same name is over. */
    public WorkflowRun holder(String name) throws Exception {
        WorkflowRun build = start(name, "releaseLock('site') { pause '" + name + "' }");
        PauseStep.await(name);
        return build;
    }

    /** The first build of a job that there is. */
    public WorkflowRun of(String name) {
        return j.jenkins.getItemByFullName(name, WorkflowJob.class).getBuildByNumber(1);
    }

    /** Takes away what a build holds or waits for, as an administrator does. */
    public void force(LockRequest request, boolean stop) {
        Locks.get().tell(LockActs.ofController().force(request.id(), "alice", "stuck since Friday", stop));
    }

    /** Giving back goes on in the background when a build has ended. */
    public void awaitEmptyStore() throws InterruptedException {
        long limit = System.nanoTime() + LIMIT.toNanos();
        while (!LockStore.ofController().all().requests().isEmpty()) {
            assertThat(System.nanoTime()).as("the queue is empty in time").isLessThan(limit);
            Thread.sleep(20);
        }
    }
}
