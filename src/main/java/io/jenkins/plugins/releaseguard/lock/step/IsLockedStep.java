package io.jenkins.plugins.releaseguard.lock.step;

import hudson.AbortException;
import hudson.Extension;
import hudson.model.Run;
import io.jenkins.plugins.releaseguard.database.DatabaseUnavailableException;
import io.jenkins.plugins.releaseguard.lock.engine.LockName;
import io.jenkins.plugins.releaseguard.lock.store.LockStore;
import java.io.Serializable;
import java.util.Set;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jenkinsci.plugins.workflow.steps.SynchronousNonBlockingStepExecution;
import org.kohsuke.stapler.DataBoundConstructor;

/** {@code isLocked('site')}: whether any build holds this lock now, this one included; takes nothing. */
public class IsLockedStep extends Step implements Serializable {

    private static final long serialVersionUID = 1L;

    private final String name;

    @DataBoundConstructor
    public IsLockedStep(String name) {
        this.name = name;
    }

    public String getName() {
        return name;
    }

    @Override
    public StepExecution start(StepContext context) throws Exception {
        try {
            new LockName(name);
        } catch (IllegalArgumentException e) {
            throw new AbortException(e.getMessage());
        }
        return new Execution(context, name);
    }

    /** Looks once, on a thread that may wait for the database. */
    private static class Execution extends SynchronousNonBlockingStepExecution<Boolean> {

        private static final long serialVersionUID = 1L;

        private final String name;

        Execution(StepContext context, String name) {
            super(context);
            this.name = name;
        }

        @Override
        protected Boolean run() throws Exception {
            try {
                return LockStore.ofController().isHeld(new LockName(name));
            } catch (DatabaseUnavailableException e) {
                throw new AbortException(e.getMessage());
            }
        }
    }

    /** Describes the step to Pipeline and to the Snippet Generator. */
    @Extension
    public static class DescriptorImpl extends StepDescriptor {

        @Override
        public String getFunctionName() {
            return "isLocked";
        }

        @Override
        public String getDisplayName() {
            return "Whether a lock is held";
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of(Run.class);
        }
    }
}
