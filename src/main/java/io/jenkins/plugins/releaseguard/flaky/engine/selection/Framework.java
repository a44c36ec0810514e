package io.jenkins.plugins.releaseguard.flaky.engine.selection;

import io.jenkins.plugins.releaseguard.flaky.report.TestId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A test tool, and how its command line names tests. What a report says of a test may not be all that the tool needs:
 * what can't be said finely is said coarsely, so too much is run, never too little.
 */
public interface Framework {

    /** As in the step's parameter {@code framework}. */
    String name();

    /** What runs these tests, and as few others as can be said. */
    Selection select(List<Wanted> tests);

    /** What leaves these tests out of a run of all, and no other as far as the tool can tell them. */
    Selection exclude(Collection<TestId> tests);

    /** Whether an exclusion of the one test leaves out the other, too. */
    default boolean takesAlong(TestId test, TestId other) {
        return exclude(List.of(test)).equals(exclude(List.of(other)));
    }

    /** What runs these tests, as finely as possible. */
    default Selection include(Collection<TestId> tests) {
        return tests.isEmpty()
                ? Selection.ALL
                : select(tests.stream().map(t -> new Wanted(t, Grain.TEST)).toList());
    }

    /** Every framework, in the order of the documentation. */
    static List<Framework> all() {
        return Known.FRAMEWORKS;
    }

    /** The framework of this name. */
    static Optional<Framework> named(String name) {
        return all().stream().filter(f -> f.name().equals(name)).findFirst();
    }

    /** The names, in the order of the documentation. */
    static List<String> names() {
        return all().stream().map(Framework::name).toList();
    }

    /** Keeps the list out of the interface's own surface. */
    final class Known {
        private static final List<Framework> FRAMEWORKS = Stream.<Framework>of(
                        new Surefire("surefire"),
                        new Surefire("failsafe"),
                        new Gradle(),
                        new Pytest(),
                        new Jest(),
                        new Vitest(),
                        new Mocha(),
                        new Playwright(),
                        new Cypress(),
                        new GoTest(),
                        new Nextest(),
                        new Rspec(),
                        new Dotnet(),
                        new Ctest(),
                        new Phpunit(),
                        new GoogleTest())
                .toList();

        private Known() {}
    }
}
