package io.jenkins.plugins.releaseguard.flaky.step;

import hudson.model.InvisibleAction;
import hudson.model.Run;
import java.io.IOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Entries of the quarantine that {@code quarantineList} gave a build to run; saved with it. One action for each step. */
public final class ListedEntries extends InvisibleAction {
    private final HashSet<Long> ids;

    private ListedEntries(Collection<Long> ids) {
        this.ids = new HashSet<>(ids);
    }

    /** @throws IOException if the build can't be saved */
    static void add(Run<?, ?> run, Collection<Long> ids) throws IOException {
        run.addAction(new ListedEntries(ids));
        run.save();
    }

    static Set<Long> of(Run<?, ?> run) {
        return run.getActions(ListedEntries.class).stream()
                .flatMap(listed -> listed.ids.stream())
                .collect(Collectors.toSet());
    }
}
