package io.jenkins.plugins.releaseguard;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import java.time.Duration;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.SleepBuilder;

/**
 * A build that goes on while its job is renamed. Not a Pipeline, which saves its state beside the build at any moment, and
 * may find the folder gone.
 */
public final class RenamedBuild {

    private RenamedBuild() {}

    /** The first build of a new job. */
    public static FreeStyleBuild start(JenkinsRule jenkins, String job) throws Exception {
        FreeStyleProject project = jenkins.createFreeStyleProject(job);
        project.getBuildersList().add(new SleepBuilder(Duration.ofMinutes(2).toMillis()));
        return project.scheduleBuild2(0).waitForStart();
    }

    public static void end(JenkinsRule jenkins, FreeStyleBuild build) throws Exception {
        build.doStop();
        jenkins.waitForCompletion(build);
    }
}
