package io.jenkins.plugins.releaseguard.flaky.engine.selection;

import io.jenkins.plugins.releaseguard.flaky.report.TestId;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/** CTest: {@code -R}, in CMake's own regular expressions, which know no group that isn't captured. */
final class Ctest extends PatternFramework {
    private static final String SPECIAL = "\\^$.|?*+()[]";

    @Override
    public String name() {
        return "ctest";
    }

    @Override
    List<String> patterns(TestId test) {
        return List.of(NamePattern.literal(test.name(), SPECIAL, "."));
    }

    @Override
    Optional<String> file(TestId test) {
        return Optional.empty();
    }

    @Override
    List<String> including(SortedSet<String> alternatives) {
        return List.of("-R", whole(alternatives));
    }

    @Override
    Optional<String> alone(TestId test) {
        return Optional.of(patterns(test).get(0));
    }

    @Override
    List<String> excluding(SortedSet<String> alone) {
        return List.of("-E", whole(alone));
    }

    private static String whole(SortedSet<String> alternatives) {
        return "^(" + String.join("|", alternatives) + ")$";
    }
}
