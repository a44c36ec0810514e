package io.jenkins.plugins.releaseguard.lock.step;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.ExtensionList;
import hudson.model.Cause;
import hudson.model.CauseAction;
import hudson.model.Result;
import io.jenkins.plugins.releaseguard.PauseStep;
import io.jenkins.plugins.releaseguard.lock.LockingController;
import io.jenkins.plugins.releaseguard.lock.engine.Declared;
import io.jenkins.plugins.releaseguard.lock.engine.Demand;
import io.jenkins.plugins.releaseguard.lock.engine.LockName;
import io.jenkins.plugins.releaseguard.lock.engine.LockRequest;
import io.jenkins.plugins.releaseguard.lock.engine.Owner;
import io.jenkins.plugins.releaseguard.lock.store.LockStore;
import io.jenkins.plugins.releaseguard.notify.Audience;
import io.jenkins.plugins.releaseguard.notify.News;
import io.jenkins.plugins.releaseguard.platform.ControllerHome;
import io.jenkins.plugins.releaseguard.platform.GuardPermissions;
import io.jenkins.plugins.releaseguard.platform.Time;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.TestExtension;

class LockNewsITest extends LockingController {

    private static final List<LockName> SITE = LockName.all(List.of("site"));

    @Test
    void shouldTellWhoStartedABuildOfNothingButForce() throws Exception {
        WorkflowRun late = builds.start("free", "releaseLock('site') { }");
        j.assertBuildStatusSuccess(j.waitForCompletion(late));
        WorkflowRun build = started("deploy", "ann");
        PauseStep.await("deploy");
        WorkflowRun waiter =
                builds.start("test", "releaseLock(name: 'site', timeout: 1, unit: 'SECONDS', onTimeout: 'skip') { }");
        j.assertBuildStatusSuccess(j.waitForCompletion(waiter));
        builds.force(holder(), true);
        j.assertBuildStatus(Result.ABORTED, j.waitForCompletion(build));
        assertThat(Ear.next())
                .isEqualTo(new News(
                        "Lock 'site' of deploy #1 was released by force by alice: stuck since Friday",
                        "job/deploy/1/",
                        new Audience(Set.of("ann"), "deploy", GuardPermissions.VIEW_LOCKS)));
    }

    @Test
    void shouldNotTellWhoDidItThemselves() throws Exception {
        started("deploy", "alice");
        PauseStep.await("deploy");
        builds.force(holder(), true);
        assertThat(Ear.next().audience().users()).isEmpty();
    }

    @Test
    void shouldTellOfALockThatABuildLeftBehind() throws Exception {
        Owner gone = new Owner(ControllerHome.controllerId(), "gone", 1);
        LockStore.ofController().request(UUID.randomUUID(), gone, Demand.exclusive(SITE), Time.now(), Declared.NOTHING);
        Locks.get().sweep();
        News news = Ear.next();
        assertThat(news.text()).isEqualTo("Lock 'site' of gone #1 was lost: it no longer ran, and left it behind");
        assertThat(news.url()).isEqualTo("locks/");
    }

    private WorkflowRun started(String name, String user) throws Exception {
        return builds.job(name, "releaseLock('site') { pause '" + name + "' }")
                .scheduleBuild2(0, new CauseAction(new Cause.UserIdCause(user)))
                .waitForStart();
    }

    private static LockRequest holder() {
        return LockStore.ofController().lockedBy(SITE.get(0)).get(0);
    }

    /** Keeps the news. */
    @TestExtension
    public static class Ear implements News.Listener {

        private final BlockingQueue<News> heard = new LinkedBlockingQueue<>();

        @Override
        public void hear(News news) {
            heard.add(news);
        }

        static News next() throws InterruptedException {
            News news = ExtensionList.lookupSingleton(Ear.class).heard.poll(30, TimeUnit.SECONDS);
            assertThat(news).as("news").isNotNull();
            return news;
        }
    }
}
