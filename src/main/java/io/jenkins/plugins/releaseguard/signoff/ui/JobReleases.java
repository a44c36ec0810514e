package io.jenkins.plugins.releaseguard.signoff.ui;

import hudson.Extension;
import hudson.model.Action;
import hudson.model.InvisibleAction;
import hudson.model.Job;
import hudson.model.Run;
import io.jenkins.plugins.releaseguard.platform.GuardPermissions;
import io.jenkins.plugins.releaseguard.signoff.store.ControllerGates;
import io.jenkins.plugins.releaseguard.signoff.store.HeldGates;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import jenkins.model.TransientActionFactory;

/** What a job's page shows of its latest releases. Which those are its builds know: a job without any asks no database. */
public final class JobReleases extends InvisibleAction {

    private static final int BUILDS = 20;
    private static final int SHOWN = 3;

    private final Job<?, ?> job;

    private JobReleases(Job<?, ?> job) {
        this.job = job;
    }

    /** The gates of the latest builds as they stand, the latest first. */
    public GateList getGateList() {
        List<UUID> ids = GuardPermissions.has(GuardPermissions.VIEW_RELEASES) ? ids() : List.of();
        return GateList.read(() -> ControllerGates.get().lists().find(ids));
    }

    private List<UUID> ids() {
        List<UUID> ids = new ArrayList<>();
        Run<?, ?> run = job.getLastBuild();
        for (int i = 0; i < BUILDS && run != null && ids.size() < SHOWN; i++) {
            HeldGates held = run.getAction(HeldGates.class);
            if (held != null) {
                ids.addAll(held.ids());
            }
            run = run.getPreviousBuild();
        }
        return ids;
    }

    /** Gives each job its part of the page. */
    @Extension
    @SuppressWarnings("rawtypes") // the extension point is keyed by class
    public static final class Factory extends TransientActionFactory<Job> {

        @Override
        public Class<Job> type() {
            return Job.class;
        }

        @Override
        public Class<? extends Action> actionType() {
            return JobReleases.class;
        }

        @Override
        public Collection<? extends Action> createFor(Job target) {
            return Set.of(new JobReleases((Job<?, ?>) target));
        }
    }
}
