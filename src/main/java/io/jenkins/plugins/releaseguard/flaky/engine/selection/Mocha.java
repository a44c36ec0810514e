package io.jenkins.plugins.releaseguard.flaky.engine.selection;

import io.jenkins.plugins.releaseguard.flaky.report.TestId;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/** Mocha: {@code --grep} over the full titles. The name is the full title, or the last one behind the class name's. */
final class Mocha extends PatternFramework {

    @Override
    public String name() {
        return "mocha";
    }

    @Override
    List<String> patterns(TestId test) {
        return Titles.patterns(test, " › ");
    }

    @Override
    Optional<String> file(TestId test) {
        return Optional.empty(); // a file on the command line adds to those of the configuration
    }

    @Override
    List<String> including(SortedSet<String> alternatives) {
        return List.of("--grep", NamePattern.whole(alternatives));
    }
}
