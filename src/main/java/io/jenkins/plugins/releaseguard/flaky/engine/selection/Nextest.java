package io.jenkins.plugins.releaseguard.flaky.engine.selection;

import io.jenkins.plugins.releaseguard.flaky.report.TestId;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.regex.Pattern;

/** cargo-nextest: a filterset, {@code -E 'binary_id(=crate) & test(=module::name) | ...'}. */
final class Nextest extends ItemFramework {
    private static final Pattern PATH = Pattern.compile("[\\p{L}\\p{Nd}_][\\p{L}\\p{Nd}_:/.-]*");

    @Override
    public String name() {
        return "nextest";
    }

    @Override
    Optional<String> test(TestId test) {
        return PATH.matcher(test.name()).matches()
                ? group(test).map(binary -> "(" + binary + " & test(=" + test.name() + "))")
                : Optional.empty();
    }

    @Override
    Optional<String> group(TestId test) {
        String binary = test.className().isEmpty() ? test.suite() : test.className();
        return PATH.matcher(binary).matches() ? Optional.of("binary_id(=" + binary + ")") : Optional.empty();
    }

    @Override
    List<String> including(SortedSet<String> tests, SortedSet<String> groups) {
        return List.of("-E", String.join(" | ", together(tests, groups)));
    }

    @Override
    Optional<List<String>> excluding(SortedSet<String> tests) {
        return Optional.of(List.of("-E", "not (" + String.join(" | ", tests) + ")"));
    }
}
