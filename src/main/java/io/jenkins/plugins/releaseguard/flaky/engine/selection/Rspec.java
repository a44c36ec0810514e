package io.jenkins.plugins.releaseguard.flaky.engine.selection;

import io.jenkins.plugins.releaseguard.flaky.report.TestId;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/** RSpec: {@code -E} with the full descriptions, and the files. */
final class Rspec extends PatternFramework {

    @Override
    public String name() {
        return "rspec";
    }

    @Override
    List<String> patterns(TestId test) {
        return List.of(NamePattern.literal(test.name()));
    }

    @Override
    Optional<String> file(TestId test) {
        return test.file().endsWith(".rb") && !test.file().startsWith("-")
                ? Optional.of(test.file())
                : Optional.empty();
    }

    @Override
    List<String> including(SortedSet<String> alternatives) {
        return List.of("-E", NamePattern.whole(alternatives));
    }
}
