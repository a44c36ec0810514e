package io.jenkins.plugins.releaseguard.flaky.engine.selection;

import io.jenkins.plugins.releaseguard.flaky.report.TestId;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/**
 * Playwright Test: files, and {@code --grep} over what it makes of project, file, titles and tags, joined by spaces. So
 * the pattern is anchored at a space before and at the end or a tag behind.
 */
final class Playwright extends PatternFramework {

    @Override
    public String name() {
        return "playwright";
    }

    @Override
    List<String> patterns(TestId test) {
        return List.of(NamePattern.title(test.name(), " › "));
    }

    @Override
    Optional<String> file(TestId test) {
        return Titles.file(test).map(NamePattern::literal);
    }

    @Override
    List<String> including(SortedSet<String> alternatives) {
        return List.of("--grep", pattern(alternatives));
    }

    @Override
    Optional<List<String>> excluding(SortedSet<String> alternatives) {
        return Optional.of(List.of("--grep-invert", pattern(alternatives)));
    }

    private static String pattern(SortedSet<String> alternatives) {
        return "(?:^| )(?:" + String.join("|", alternatives) + ")(?:$| @)";
    }
}
