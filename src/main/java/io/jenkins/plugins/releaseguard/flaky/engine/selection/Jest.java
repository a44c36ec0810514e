package io.jenkins.plugins.releaseguard.flaky.engine.selection;

import io.jenkins.plugins.releaseguard.flaky.report.TestId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/**
 * Jest: {@code -t} with the full names and, if the report tells them, the files as patterns. How jest-junit joins titles
 * is a matter of its settings; of the usual ways each is tried.
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
        return Titles.file(test).map(file -> NamePattern.literal(file) + "$");
    }

    @Override
    List<String> including(SortedSet<String> alternatives) {
        return List.of("-t", NamePattern.whole(alternatives));
    }

    @Override
    List<String> inFiles(SortedSet<String> files) {
        List<String> arguments = new ArrayList<>(files);
        arguments.add(0, "--"); // -t may be followed by several values otherwise
        return arguments;
    }
}
