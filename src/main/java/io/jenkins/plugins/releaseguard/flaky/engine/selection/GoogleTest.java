package io.jenkins.plugins.releaseguard.flaky.engine.selection;

import io.jenkins.plugins.releaseguard.flaky.report.TestId;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.regex.Pattern;

/** GoogleTest: {@code --gtest_filter=Suite.Test:Suite.Test/0}, {@code -} before what is left out. */
final class GoogleTest extends ItemFramework {
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{Nd}_/]+");

    @Override
    public String name() {
        return "gtest";
    }

    @Override
    Optional<String> test(TestId test) {
        return isName(test.className()) && isName(test.name())
                ? Optional.of(test.className() + "." + test.name())
                : Optional.empty();
    }

    @Override
    Optional<String> group(TestId test) {
        String suite = test.className().isEmpty() ? test.suite() : test.className();
        return isName(suite) && !suite.equals("NonTestSuiteFailure") ? Optional.of(suite + ".*") : Optional.empty();
    }

    private static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    @Override
    List<String> including(SortedSet<String> tests, SortedSet<String> groups) {
        return List.of("--gtest_filter=" + String.join(":", together(tests, groups)));
    }

    @Override
    Optional<List<String>> excluding(SortedSet<String> tests) {
        return Optional.of(List.of("--gtest_filter=-" + String.join(":", tests)));
    }
}
