package io.jenkins.embedded.model;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.Launcher;
import hudson.model.AbstractBuild;
import hudson.model.BuildListener;
import hudson.model.Cause;
import hudson.model.CauseAction;
import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.ParametersAction;
import hudson.model.ParametersDefinitionProperty;
import hudson.model.Queue;
import hudson.model.Result;
import hudson.model.StringParameterDefinition;
import hudson.model.StringParameterValue;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.embedded.Controller;
import java.io.File;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.TestBuilder;

/** What is on disk at any moment is enough to go on from: a copy of a running controller's home is started. */
class CrashTest {
    private static CountDownLatch begun;
    private static CountDownLatch goOn;

    @TempDir
    private File dir;

    private File home;
    private Controller controller;
    private ACLContext context;

    @BeforeEach
    void start() throws Exception {
        begun = new CountDownLatch(1);
        goOn = new CountDownLatch(1);
        context = ACL.as2(ACL.SYSTEM2);
        home = new File(dir, "home");
        controller = Controller.start(home);
    }

    @AfterEach
    void stop() {
        goOn.countDown();
        controller.close();
        context.close();
    }

    private FreeStyleProject project() {
        return controller.jenkins().getItemByFullName("p", FreeStyleProject.class);
    }

    /** Goes on in a new controller from what the old one has on disk now. */
    private void crash() throws Exception {
        File copy = new File(dir, "copy");
        FileUtils.copyDirectory(home, copy);
        goOn.countDown();
        controller.close();
        controller = Controller.start(copy);
    }

    @Test
    void shouldKeepQueueItemWithItsActions() throws Exception {
        FreeStyleProject p = controller.jenkins().createProject(FreeStyleProject.class, "p");
        p.addProperty(new ParametersDefinitionProperty(new StringParameterDefinition("A", "default")));
        p.scheduleBuild2(
                1000,
                new CauseAction(new Cause.RemoteCause("here", "note")),
                new ParametersAction(new StringParameterValue("A", "given")));
        long id = controller.jenkins().getQueue().getItems()[0].getId();
        crash();
        Queue.Item[] items = controller.jenkins().getQueue().getItems();
        assertThat(items).hasSize(1);
        assertThat(items[0].getId()).isEqualTo(id);
        assertThat(items[0].task).isSameAs(project());
        assertThat(items[0].getCauses().get(0).getShortDescription()).contains("here");
        assertThat(items[0].getAction(ParametersAction.class).getParameter("A").getValue())
                .isEqualTo("given");
    }

    @Test
    void shouldBuildWhatWaitedWhenItCrashed() throws Exception {
        FreeStyleProject p = controller.jenkins().createProject(FreeStyleProject.class, "p");
        controller.jenkins().setNumExecutors(0);
        p.scheduleBuild2(0);
        crash();
        Queue.Item item = controller.jenkins().getQueue().getItems()[0];
        controller.jenkins().setNumExecutors(1);
        FreeStyleBuild build = (FreeStyleBuild) item.getFuture().get(20, TimeUnit.SECONDS);
        assertThat(build.getResult()).isEqualTo(Result.SUCCESS);
        assertThat(build.getQueueId()).isEqualTo(item.getId());
    }

    @Test
    void shouldFailBuildThatRanWhenItCrashed() throws Exception {
        FreeStyleProject p = controller.jenkins().createProject(FreeStyleProject.class, "p");
        p.getBuildersList().add(new Waiting());
        p.scheduleBuild2(0);
        assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
        crash();
        FreeStyleBuild build = project().getBuildByNumber(1);
        assertThat(build.getResult()).isEqualTo(Result.FAILURE);
        assertThat(build.isBuilding()).isFalse();
        assertThat(project().getNextBuildNumber()).isEqualTo(2);
        assertThat(controller.jenkins().getQueue().isEmpty()).isTrue();
    }

    /** Tells that it runs, and waits. */
    private static class Waiting extends TestBuilder {
        @Override
        public boolean perform(AbstractBuild<?, ?> build, Launcher launcher, BuildListener listener)
                throws InterruptedException {
            begun.countDown();
            return goOn.await(20, TimeUnit.SECONDS);
        }
    }
}
