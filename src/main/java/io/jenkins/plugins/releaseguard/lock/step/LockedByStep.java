package io.jenkins.plugins.releaseguard.lock.step;

import hudson.Extension;
import io.jenkins.plugins.releaseguard.lock.engine.Grant;
import io.jenkins.plugins.releaseguard.lock.engine.LockName;
import io.jenkins.plugins.releaseguard.lock.engine.LockRequest;
import io.jenkins.plugins.releaseguard.lock.store.LockBook;
import io.jenkins.plugins.releaseguard.lock.store.LockStore;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import org.kohsuke.stapler.DataBoundConstructor;

/** {@code lockedBy('site')}: who holds this lock now, as plain maps for a script; empty if nobody does. */
public class LockedByStep extends LookStep {

    private static final long serialVersionUID = 1L;

    @DataBoundConstructor
    public LockedByStep(String name) {
        super(name);
    }

    @Override
    Serializable look(LockStore store, LockName lock) {
        ArrayList<Map<String, Object>> holders = new ArrayList<>();
        Map<String, String> roots = LockBook.ofController().roots();
        for (LockRequest holder : store.lockedBy(lock)) {
            holders.add(told(holder, roots.getOrDefault(holder.owner().controller(), "")));
        }
        return holders;
    }

    private static Map<String, Object> told(LockRequest holder, String root) {
        Grant grant = holder.grant();
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("job", holder.owner().job());
        told.put("build", holder.owner().build());
        told.put("url", holder.owner().url(root));
        told.put("controller", holder.owner().controller());
        told.put("since", grant == null ? "" : grant.since().toString());
        told.put("mode", holder.mode().toString());
        told.put("permits", holder.share().permits());
        told.put("token", grant == null ? 0L : grant.token());
        told.put("reason", holder.demand().conduct().reason());
        told.put("cooling", holder.isCooling());
        return told;
    }

    /** Describes the step to Pipeline and to the Snippet Generator. */
    @Extension
    public static class DescriptorImpl extends LookStepDescriptor {

        @Override
        public String getFunctionName() {
            return "lockedBy";
        }

        @Override
        public String getDisplayName() {
            return "Who holds a lock";
        }
    }
}
