package io.jenkins.plugins.releaseguard.flaky.ui;

import hudson.Extension;
import hudson.model.Run;
import io.jenkins.plugins.releaseguard.database.DatabaseUnavailableException;
import io.jenkins.plugins.releaseguard.flaky.engine.quarantine.Entry;
import io.jenkins.plugins.releaseguard.flaky.engine.quarantine.State;
import io.jenkins.plugins.releaseguard.flaky.store.Quarantines;
import io.jenkins.plugins.releaseguard.notify.Fact;
import io.jenkins.plugins.releaseguard.platform.GuardPermissions;
import java.util.List;

/** How many tests of a build's job are in quarantine now. */
@Extension(ordinal = 20)
public final class QuarantineFacts implements Fact.Source {

    private static final String SUBJECT = "Quarantine of the job";

    @Override
    public List<Fact> facts(Run<?, ?> build) {
        if (!GuardPermissions.has(GuardPermissions.VIEW_QUARANTINE)) {
            return List.of();
        }
        String page = build.getParent().getUrl() + "quarantine/";
        try {
            List<Entry> entries =
                    Quarantines.ofController().applying(build.getParent().getFullName(), State.QUARANTINED);
            long overdue = entries.stream().filter(Entry::isOverdue).count();
            String text = entries.isEmpty() ? "no test" : entries.size() + " in quarantine, " + overdue + " overdue";
            return List.of(new Fact(SUBJECT, text, page));
        } catch (DatabaseUnavailableException e) {
            return List.of(new Fact(SUBJECT, "can't be told now", page));
        }
    }
}
