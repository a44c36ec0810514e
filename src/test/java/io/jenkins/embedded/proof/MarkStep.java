package io.jenkins.embedded.proof;

import hudson.EnvVars;
import hudson.Extension;
import hudson.model.Run;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code mark 'START'}: notes in the {@link Journal} where the body of a lock is; on disk before the step ends. */
public class MarkStep extends Step {

    static final String JOURNAL = MarkStep.class.getName() + ".journal";

    private final String event;
    private String mode = "exclusive";

    @DataBoundConstructor
    public MarkStep(String event) {
        this.event = event;
    }

    /** As the lock was asked for. */
    @DataBoundSetter
    public void setMode(String mode) {
        this.mode = mode;
    }

    @Override
    public StepExecution start(StepContext context) {
        return new Execution(context, event, mode);
    }

    private static final class Execution extends StepExecution {

        private static final long serialVersionUID = 1L;

        private final String event;
        private final String mode;

        private Execution(StepContext context, String event, String mode) {
            super(context);
            this.event = event;
            this.mode = mode;
        }

        @Override
        public boolean start() throws Exception {
            EnvVars environment = getContext().get(EnvVars.class);
            Run<?, ?> build = getContext().get(Run.class);
            new Journal(Path.of(System.getProperty(JOURNAL)))
                    .add(new Mark(
                            Instant.now(),
                            ProcessHandle.current().pid(),
                            build.getParent().getName() + "/" + build.getNumber(),
                            Mark.Event.valueOf(event),
                            mode.equals("shared"),
                            Long.parseLong(environment.get("RELEASE_LOCK_TOKEN")),
                            environment.get("RELEASE_LOCK")));
            getContext().onSuccess(null);
            return true;
        }
    }

    @Extension
    public static final class DescriptorImpl extends StepDescriptor {

        @Override
        public String getFunctionName() {
            return "mark";
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of(EnvVars.class, Run.class);
        }
    }
}
