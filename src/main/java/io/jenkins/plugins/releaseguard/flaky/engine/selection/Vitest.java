package io.jenkins.plugins.releaseguard.flaky.engine.selection;

import io.jenkins.plugins.releaseguard.flaky.report.TestId;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/** Vitest: {@code -t} with the full names, whose titles its reporter joins by {@code >}, and the files. */
final class Vitest extends PatternFramework {

    @Override
    public String name() {
        return "vitest";
    }

    @Override
    List<String> patterns(TestId test) {
        return List.of(NamePattern.title(test.name(), " > "));
    }

    @Override
    Optional<String> file(TestId test) {
        return Titles.file(test);
    }

    @Override
    List<String> including(SortedSet<String> alternatives) {
        return List.of("-t", NamePattern.whole(alternatives));
    }
}
