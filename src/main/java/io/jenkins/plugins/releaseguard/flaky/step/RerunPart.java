package io.jenkins.plugins.releaseguard.flaky.step;

import io.jenkins.plugins.releaseguard.flaky.engine.selection.Portions.Portion;
import io.jenkins.plugins.releaseguard.flaky.engine.selection.Selection;
import io.jenkins.plugins.releaseguard.flaky.engine.selection.Wanted;
import io.jenkins.plugins.releaseguard.flaky.report.TestId;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What one run of the block is to run; saved with the step. */
final class RerunPart implements Serializable {
    private static final long serialVersionUID = 1;

    private final ArrayList<String> arguments;
    private final HashSet<TestId> tests = new HashSet<>();

    RerunPart(Portion portion) {
        this.arguments = new ArrayList<>(portion.selection().arguments());
        portion.tests().stream().map(Wanted::test).forEach(tests::add);
    }

    Selection selection() {
        return new Selection(arguments, List.of());
    }

    Set<TestId> tests() {
        return Set.copyOf(tests);
    }
}
