package io.jenkins.plugins.releaseguard.flaky.engine.selection;

import io.jenkins.plugins.releaseguard.flaky.report.TestId;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code go test}: {@code -run} with the test functions, and their packages. Subtests are run with the whole function: a
 * pattern for several levels would leave subtests of the other functions out.
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
    Optional<List<String>> excluding(SortedSet<String> alternatives) {
        return Optional.of(List.of("-skip", NamePattern.whole(alternatives)));
    }
}
