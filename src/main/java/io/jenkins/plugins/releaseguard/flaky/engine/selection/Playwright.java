package io.jenkins.plugins.releaseguard.flaky.engine.selection;

import io.jenkins.plugins.releaseguard.flaky.report.TestId;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.regex.Pattern;

/**
 * Playwright Test: files, and {@code --grep} over what it makes of project, file, titles and tags, joined by spaces. So
 * the pattern is anchored at a space before and at the end or a tag behind, and tags of a group stand behind its title.
 */
final class Playwright extends PatternFramework {
    private static final String MARK = " › ";
    private static final Pattern FILE = Pattern.compile("[^-].*\\.[cm]?[jt]sx?");

    @Override
    public String name() {
        return "playwright";
    }

    @Override
    List<String> patterns(TestId test) {
        String titles = NamePattern.literal(test.name()).replace(MARK, "(?:" + MARK + "| (?:@\\S+ )*)");
        return List.of(file(test).map(file -> file + " ").orElse("") + titles);
    }

    @Override
    Optional<String> file(TestId test) {
        return Optional.of(test.className()).filter(FILE.asMatchPredicate()).map(NamePattern::literal);
    }

    @Override
    List<String> including(SortedSet<String> alternatives) {
        return List.of("--grep", pattern(alternatives));
    }

    @Override
    Optional<String> alone(TestId test) {
        return file(test).map(file -> patterns(test).get(0));
    }

    @Override
    List<String> excluding(SortedSet<String> alone) {
        return List.of("--grep-invert", pattern(alone));
    }

    private static String pattern(SortedSet<String> alternatives) {
        // between slashes, or upper and lower case are the same to it
        return "/(?:^| )(?:" + String.join("|", alternatives) + ")(?:$| @)/";
    }
}
