package io.jenkins.plugins.releaseguard.flaky.engine.selection;

import io.jenkins.plugins.releaseguard.flaky.report.TestId;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the reporters of JavaScript's test tools make of titles and files. */
final class Titles {
    private static final Pattern SCRIPT = Pattern.compile("[^-\\s][^\\s]*\\.[cm]?[jt]sx?");

    /** What Mocha reports in place of the tests that a failed hook kept from running. */
    private static final Pattern HOOK = Pattern.compile("\"(before|after) (all|each)\" hook");

    private Titles() {}

    /**
     * Full names the test may have: its name, or class name and name.
     *
     * @param mark joins titles where the reporter joins them by no space
     */
    static List<String> patterns(TestId test, String mark) {
        if (HOOK.matcher(test.name()).find()) {
            return List.of();
        }
        String name = NamePattern.title(test.name(), mark);
        String ofClass = test.className();
        String both = ofClass.isEmpty()
                        || test.name().startsWith(ofClass)
                        || test.name().endsWith(ofClass)
                ? ""
                : NamePattern.title(ofClass, mark) + " " + name;
        // jest-junit begins the name of a test outside of any group with a space
        return NamePattern.distinct(name, NamePattern.title(test.name().strip(), mark), both);
    }

    /** The script that holds the test, as far as the report tells. */
    static Optional<String> file(TestId test) {
        for (String candidate : List.of(test.file(), test.suite(), test.className())) {
            if (SCRIPT.matcher(candidate).matches()) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }
}
