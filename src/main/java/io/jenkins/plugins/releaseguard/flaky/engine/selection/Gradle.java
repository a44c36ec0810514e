package io.jenkins.plugins.releaseguard.flaky.engine.selection;

import io.jenkins.plugins.releaseguard.flaky.report.TestId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Gradle: {@code --tests p.A.m}. Its reports hold display names; what is none of a method ({@code m()}, {@code m}) is
 * selected by its class. It can't leave tests out by its command line.
 */
final class Gradle extends ItemFramework {
    private static final Pattern METHOD =
            Pattern.compile("([\\p{L}_$][\\p{L}\\p{Nd}_$]*)|([^(\\[*]+?)\\([^()]*\\)(\\[\\d+])*");

    @Override
    public String name() {
        return "gradle";
    }

    @Override
    Optional<String> test(TestId test) {
        Matcher method = METHOD.matcher(test.name());
        if (!method.matches()) {
            return Optional.empty();
        }
        String name = method.group(1) == null ? method.group(2) : method.group(1);
        return group(test).map(c -> c + "." + name);
    }

    @Override
    Optional<String> group(TestId test) {
        String ofClass = test.className();
        return ofClass.isEmpty() || ofClass.indexOf('*') >= 0 || ofClass.startsWith("-")
                ? Optional.empty()
                : Optional.of(ofClass);
    }

    @Override
    List<String> including(SortedSet<String> tests, SortedSet<String> groups) {
        List<String> arguments = new ArrayList<>();
        arguments.add("--no-build-cache"); // a pass that an earlier build has stored proves nothing
        for (SortedSet<String> items : List.of(groups, tests)) {
            items.forEach(item -> arguments.addAll(List.of("--tests", item)));
        }
        return arguments;
    }

    @Override
    Optional<List<String>> excluding(SortedSet<String> tests) {
        return Optional.empty();
    }
}
