package io.jenkins.plugins.releaseguard.flaky.engine.selection;

import io.jenkins.plugins.releaseguard.flaky.report.TestId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * {@code go test}: {@code -run} with the test functions, and their packages. Subtests are run with the whole function: a
 * pattern for several levels would leave subtests of the other functions out. {@code -skip} (Go 1.20) takes alternatives
 * of several levels, split at slashes and bars outside of brackets; it knows no packages.
 */
final class GoTest extends PatternFramework {
    private static final Pattern FUNCTION = Pattern.compile("((?:Test|Example|Fuzz)[\\p{L}\\p{Nd}_]*)(/.*)?");
    private static final Pattern PACKAGE = Pattern.compile("[\\p{L}\\p{Nd}_.][\\p{L}\\p{Nd}_./~-]*");

    @Override
    public String name() {
        return "go";
    }

    @Override
    List<String> patterns(TestId test) {
        Matcher function = FUNCTION.matcher(test.name());
        return function.matches() && !test.name().equals("TestMain") ? List.of(function.group(1)) : List.of();
    }

    @Override
    Optional<String> file(TestId test) {
        String name = test.suite().contains("/") || test.className().isEmpty() ? test.suite() : test.className();
        return PACKAGE.matcher(name).matches() ? Optional.of(name) : Optional.empty();
    }

    @Override
    List<String> anew() {
        return List.of("-count=1");
    }

    @Override
    List<String> including(SortedSet<String> alternatives) {
        return List.of("-run", NamePattern.whole(alternatives));
    }

    @Override
    Optional<String> alone(TestId test) {
        return patterns(test).isEmpty()
                ? Optional.empty()
                : Optional.of(Arrays.stream(test.name().split("/", -1))
                        .map(level -> "^" + NamePattern.literal(level) + "$")
                        .collect(Collectors.joining("/")));
    }

    /** It skips a function with its subtests. */
    @Override
    public boolean takesAlong(TestId test, TestId other) {
        return super.takesAlong(test, other) || other.name().startsWith(test.name() + "/");
    }

    @Override
    List<String> excluding(SortedSet<String> alone) {
        return List.of("-skip", String.join("|", alone));
    }
}
