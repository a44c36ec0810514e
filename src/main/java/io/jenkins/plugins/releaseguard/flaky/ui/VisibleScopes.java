package io.jenkins.plugins.releaseguard.flaky.ui;

import io.jenkins.plugins.releaseguard.flaky.engine.quarantine.Entry;
import io.jenkins.plugins.releaseguard.flaky.store.Quarantines;
import io.jenkins.plugins.releaseguard.flaky.store.TestHistory;
import io.jenkins.plugins.releaseguard.platform.GuardPermissions;
import io.jenkins.plugins.releaseguard.platform.Jobs;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Jobs and folders whose flaky tests the user of this request may see.
 *
 * @param of full name of the job or folder that a page is about; empty for all
 */
record VisibleScopes(String of) {

    /** Ids of those that the user may read. What deleted jobs left only an administrator sees. */
    Set<Long> of(Quarantines quarantines) {
        return quarantines.scopes().entrySet().stream()
                .filter(scope -> isPart(scope.getValue()) && isVisible(scope.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** Below the page's item, or a folder around it, whose entries apply to it too. */
    private boolean isPart(String scope) {
        return of.isEmpty() || scope.equals(of) || scope.startsWith(of + "/") || of.startsWith(scope + "/");
    }

    static boolean isVisible(String scope) {
        return GuardPermissions.isAdministrator() || Jobs.readableItemUrl(scope) != null;
    }

    /** Jobs that an entry applies to, as far as the user may read them. */
    static Set<String> jobs(Entry entry) {
        return TestHistory.ofController().jobs().stream()
                .filter(job -> entry.appliesTo(job) && isVisible(job))
                .collect(Collectors.toSet());
    }
}
