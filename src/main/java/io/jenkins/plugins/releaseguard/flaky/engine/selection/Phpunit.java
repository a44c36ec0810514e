package io.jenkins.plugins.releaseguard.flaky.engine.selection;

import io.jenkins.plugins.releaseguard.flaky.report.TestId;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/**
 * PHPUnit: {@code --filter} over {@code Class::method with data set "..."}. Its reports write the name of a class with
 * dots for backslashes.
 */
final class Phpunit extends ItemFramework {

    @Override
    public String name() {
        return "phpunit";
    }

    @Override
    Optional<String> test(TestId test) {
        return test.className().isEmpty()
                ? Optional.empty() // an error in a data provider
                : ofClass(test).map(c -> c + "::" + NamePattern.literal(test.name()));
    }

    @Override
    Optional<String> group(TestId test) {
        return ofClass(test).map(c -> c + "::.*");
    }

    private static Optional<String> ofClass(TestId test) {
        String name = test.className();
        if (name.isEmpty() && test.suite().contains("::")) {
            name = test.suite().substring(0, test.suite().indexOf("::"));
        }
        return name.isEmpty() ? Optional.empty() : Optional.of(NamePattern.literal(name.replace('.', '\\')));
    }

    @Override
    List<String> including(SortedSet<String> tests, SortedSet<String> groups) {
        return List.of("--filter", "/" + NamePattern.whole(together(tests, groups)) + "/");
    }

    @Override
    Optional<List<String>> excluding(SortedSet<String> tests) {
        return Optional.of(List.of("--filter", "/" + NamePattern.none(tests) + "/"));
    }
}
