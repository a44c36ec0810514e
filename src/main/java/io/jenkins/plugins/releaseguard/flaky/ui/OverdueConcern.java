package io.jenkins.plugins.releaseguard.flaky.ui;

import hudson.Extension;
import io.jenkins.plugins.releaseguard.database.DatabaseUnavailableException;
import io.jenkins.plugins.releaseguard.flaky.store.EntryQuery;
import io.jenkins.plugins.releaseguard.flaky.store.Quarantines;
import io.jenkins.plugins.releaseguard.notify.Concern;
import io.jenkins.plugins.releaseguard.platform.GuardPermissions;
import java.util.List;
import java.util.Set;

/** Whoever signs a release is told of tests that are overdue in quarantine, of whatever job. */
@Extension
public class OverdueConcern implements Concern.Source {

    @Override
    public List<Concern> concerns(String job) {
        if (!GuardPermissions.has(GuardPermissions.VIEW_QUARANTINE)) {
            return List.of();
        }
        try {
            Quarantines quarantines = Quarantines.ofController();
            Set<Long> scopes = new VisibleScopes("").of(quarantines);
            EntryQuery.Filter filter = new QuarantineSearch("is:overdue").filter(scopes);
            int all = quarantines.count(filter);
            int here = quarantines.overdue(job).size();
            return all == 0 ? List.of() : List.of(new Concern(text(all, here, job), "quarantine/?search=is%3Aoverdue"));
        } catch (DatabaseUnavailableException e) {
            return List.of(new Concern("Whether tests are overdue in quarantine can't be told now.", "quarantine/"));
        }
    }

    private static String text(int all, int here, String job) {
        String tests = all == 1 ? "1 test is overdue in quarantine" : all + " tests are overdue in quarantine";
        return here == 0 ? tests + "." : tests + ", " + here + " of them in " + job + ".";
    }
}
