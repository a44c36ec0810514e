package io.jenkins.plugins.releaseguard;

import hudson.Extension;
import hudson.model.TaskListener;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;

/** {@code pause 'id'}: keeps a build there until the test lets it {@link #go}, also across restarts. */
public class PauseStep extends Step {

    private static final Map<String, StepContext> PAUSED = new ConcurrentHashMap<>();

    private final String id;

    @DataBoundConstructor
    public PauseStep(String id) {
        this.id = id;
    }

    /** Lets the build go on that is paused, or is about to pause, under this id. */
    public static void go(String id) throws InterruptedException {
        await(id).onSuccess(null);
        PAUSED.remove(id);
    }

    /** Waits until a build is paused under this id. */
    public static StepContext await(String id) throws InterruptedException {
        long limit = System.nanoTime() + 30_000_000_000L;
        while (!PAUSED.containsKey(id)) {
            if (System.nanoTime() > limit) {
                throw new AssertionError("no build pauses at '" + id + "', but at " + PAUSED.keySet());
            }
            Thread.sleep(10);
        }
        return PAUSED.get(id);
    }

    /** To be called between two sessions, so that only resumed builds count. */
    public static void forget() {
        PAUSED.clear();
    }

    @Override
    public StepExecution start(StepContext context) {
        return new Execution(context, id);
    }

    private static final class Execution extends StepExecution {

        private static final long serialVersionUID = 1L;

        private final String id;

        private Execution(StepContext context, String id) {
            super(context);
            this.id = id;
        }

        @Override
        public boolean start() throws Exception {
            getContext().get(TaskListener.class).getLogger().println("Paused at " + id);
            PAUSED.put(id, getContext());
            return false;
        }

        @Override
        public void onResume() {
            PAUSED.put(id, getContext());
        }

        @Override
        public void stop(Throwable cause) throws Exception {
            PAUSED.remove(id);
            super.stop(cause);
        }
    }

    @Extension
    public static final class DescriptorImpl extends StepDescriptor {

        @Override
        public String getFunctionName() {
            return "pause";
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of(TaskListener.class);
        }
    }
}
