package hudson.model;

import hudson.FilePath;
import hudson.Launcher;
import hudson.tasks.BuildStep;
import hudson.tasks.Publisher;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A build of a {@link Project}: its builders until one fails, then its publishers in any case. */
public abstract class Build<P extends Project<P, B>, B extends Build<P, B>> extends AbstractBuild<P, B> {

    protected Build(P project) throws IOException {
        super(project);
    }

    protected Build(P project, File buildDir) throws IOException {
        super(project, buildDir);
    }

    @Override
    public void run() {
        execute(new Execution());
    }

    private final class Execution extends RunExecution {

        private BuildSteps steps;

        @Override
        public Result run(BuildListener listener) throws Exception {
            Node node = Computer.currentComputer().getNode();
            FilePath workspace = enterWorkspace(node);
            listener.getLogger().println("Building in workspace " + workspace.getRemote());
            Launcher launcher = node.createLauncher(listener);
            steps = new BuildSteps(Build.this, launcher, listener);
            try {
                List<BuildStep> all = new ArrayList<>(getProject().getBuilders());
                getProject().getPublishersList().forEach(all::add);
                if (!steps.prebuild(all) || !steps.build(getProject().getBuilders())) {
                    return Result.FAILURE;
                }
            } finally {
                launcher.kill(getCharacteristicEnvVars()); // what the steps left running
            }
            return getResult() == null ? Result.SUCCESS : getResult();
        }

        @Override
        public void post(BuildListener listener) throws Exception {
            publish(false);
        }

        @Override
        public void cleanUp(BuildListener listener) throws Exception {
            publish(true);
        }

        private void publish(boolean afterFinalized) throws InterruptedException {
            if (steps == null) {
                return; // the build didn't come as far as having a workspace
            }
            List<Publisher> publishers = new ArrayList<>();
            for (Publisher publisher : getProject().getPublishersList()) {
                if (publisher.needsToRunAfterFinalized() == afterFinalized) {
                    publishers.add(publisher);
                }
            }
            if (!steps.publish(publishers) && !afterFinalized) {
                setResult(Result.FAILURE);
            }
        }
    }
}
