package io.jenkins.plugins.releaseguard.flaky.engine.selection;

import io.jenkins.plugins.releaseguard.flaky.report.TestId;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/**
 * Jest: {@code -t} with the full names. How jest-junit joins titles is a matter of its settings; of the usual ways each is
 * tried. Never by files: jest-junit says nothing of a file that can't be loaded, so a rerun that leaves it out would end
 * well.
 */
final class Jest extends PatternFramework {

    @Override
    public String name() {
        return "jest";
    }

    @Override
    List<String> patterns(TestId test) {
        // of a file that can't be loaded jest-junit makes a test case of this class
        return test.className().equals("Test suite failed to run") ? List.of() : Titles.patterns(test, " › ");
    }

    @Override
    Optional<String> file(TestId test) {
        return Optional.empty();
    }

    @Override
    List<String> including(SortedSet<String> alternatives) {
        return List.of("-t", NamePattern.whole(alternatives));
    }
}
