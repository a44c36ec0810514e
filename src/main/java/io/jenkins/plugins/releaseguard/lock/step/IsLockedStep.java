package io.jenkins.plugins.releaseguard.lock.step;

import hudson.Extension;
import io.jenkins.plugins.releaseguard.lock.engine.LockName;
import io.jenkins.plugins.releaseguard.lock.store.LockStore;
import java.io.Serializable;
import org.kohsuke.stapler.DataBoundConstructor;

/** {@code isLocked('site')}: whether any build holds this lock now, this one included; takes nothing. */
public class IsLockedStep extends LookStep {

    private static final long serialVersionUID = 1L;

    @DataBoundConstructor
    public IsLockedStep(String name) {
        super(name);
    }

    @Override
    Serializable look(LockStore store, LockName lock) {
        return store.isHeld(lock);
    }

    /** Describes the step to Pipeline and to the Snippet Generator. */
    @Extension
    public static class DescriptorImpl extends LookStepDescriptor {

        @Override
        public String getFunctionName() {
            return "isLocked";
        }

        @Override
        public String getDisplayName() {
            return "Whether a lock is held";
        }
    }
}
