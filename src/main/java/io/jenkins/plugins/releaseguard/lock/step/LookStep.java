package io.jenkins.plugins.releaseguard.lock.step;

import hudson.AbortException;
import hudson.model.Run;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.releaseguard.database.DatabaseUnavailableException;
import io.jenkins.plugins.releaseguard.lock.engine.LockName;
import io.jenkins.plugins.releaseguard.lock.store.LockStore;
import java.io.Serializable;
import java.util.List;
import java.util.Set;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jenkinsci.plugins.workflow.steps.SynchronousNonBlockingStepExecution;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.verb.POST;

/** Looks at one lock, once, without taking it. */
public abstract class LookStep extends Step implements Serializable {

    private static final long serialVersionUID = 1L;

    private final String name;
    private String scope = Choice.word(Scope.GLOBAL);

    LookStep(String name) {
        this.name = name;
    }

    public String getName() {
        return name;
    }

    /** {@code global}, or {@code folder}: the lock of the job's own folder. */
    public String getScope() {
        return scope;
    }

    @DataBoundSetter
    public void setScope(String scope) {
        this.scope = scope;
    }

    abstract Serializable look(LockStore store, LockName lock);

    @Override
    public StepExecution start(StepContext context) throws Exception {
        Run<?, ?> run = context.get(Run.class);
        if (run == null) {
            throw new AbortException("A lock is looked at by a build");
        }
        try {
            List<LockName> lock = Choice.of(Scope.class, "scope", scope)
                    .resolve(
                            LockName.all(List.of(name)),
                            run.getParent().getParent().getFullName());
            return new Execution(context, this, lock.get(0).value());
        } catch (IllegalArgumentException e) {
            throw new AbortException(e.getMessage());
        }
    }

    /** Looks once, on a thread that may wait for the database. */
    private static class Execution extends SynchronousNonBlockingStepExecution<Serializable> {

        private static final long serialVersionUID = 1L;

        private final LookStep step;
        private final String lock;

        Execution(StepContext context, LookStep step, String lock) {
            super(context);
            this.step = step;
            this.lock = lock;
        }

        @Override
        protected Serializable run() throws Exception {
            try {
                return step.look(LockStore.ofController(), new LockName(lock));
            } catch (DatabaseUnavailableException e) {
                throw new AbortException(e.getMessage());
            }
        }
    }

    /** What such steps have in common in the Snippet Generator. */
    public abstract static class LookStepDescriptor extends StepDescriptor {

        @Override
        public final Set<? extends Class<?>> getRequiredContext() {
            return Set.of(Run.class);
        }

        @POST
        public ListBoxModel doFillScopeItems() {
            return Scope.choices();
        }
    }
}
