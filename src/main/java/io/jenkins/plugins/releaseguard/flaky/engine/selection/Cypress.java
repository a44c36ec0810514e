package io.jenkins.plugins.releaseguard.flaky.engine.selection;

import io.jenkins.plugins.releaseguard.flaky.report.TestId;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/** Cypress: whole spec files by {@code --spec}; it can't select a test in a file. */
final class Cypress extends ItemFramework {

    @Override
    public String name() {
        return "cypress";
    }

    @Override
    Optional<String> test(TestId test) {
        return Optional.empty();
    }

    @Override
    Optional<String> group(TestId test) {
        return Titles.file(test).filter(f -> f.chars().noneMatch(c -> ",*?{}[]!".indexOf(c) >= 0));
    }

    @Override
    List<String> including(SortedSet<String> tests, SortedSet<String> groups) {
        return List.of("--spec", String.join(",", groups));
    }

    @Override
    Optional<List<String>> excluding(SortedSet<String> tests) {
        return Optional.empty();
    }
}
