package io.jenkins.plugins.releaseguard.flaky.engine.selection;

import io.jenkins.plugins.releaseguard.flaky.report.TestId;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code dotnet test}: {@code --filter} with full names. A test with arguments is selected as its whole method: xUnit's
 * full name has none, NUnit's has them behind a bracket.
 */
final class Dotnet extends ItemFramework {
    private static final Pattern METHOD = Pattern.compile("([\\p{L}_][\\p{L}\\p{Nd}_]*)([(<\\[ ].*)?");
    private static final Pattern CLASS = Pattern.compile("[\\p{L}_][\\p{L}\\p{Nd}_.+`]*");

    @Override
    public String name() {
        return "dotnet";
    }

    @Override
    Optional<String> test(TestId test) {
        Matcher method = METHOD.matcher(test.name());
        if (!method.matches() || !isClass(test)) {
            return Optional.empty();
        }
        String full = test.className() + "." + method.group(1);
        return Optional.of("FullyQualifiedName=" + full + "|FullyQualifiedName~" + full + "\\(");
    }

    @Override
    Optional<String> group(TestId test) {
        return isClass(test) ? Optional.of("FullyQualifiedName~" + test.className() + ".") : Optional.empty();
    }

    private static boolean isClass(TestId test) {
        return CLASS.matcher(test.className()).matches();
    }

    @Override
    boolean isExact(TestId test) {
        return test.name().indexOf('(') < 0;
    }

    @Override
    List<String> including(SortedSet<String> tests, SortedSet<String> groups) {
        return List.of("--filter", String.join("|", together(tests, groups)));
    }

    @Override
    Optional<List<String>> excluding(SortedSet<String> tests) {
        String none = String.join(
                "&",
                tests.stream()
                        .map(t -> t.replace("=", "!=").replace('|', '&').replace("~", "!~"))
                        .toList());
        return Optional.of(List.of("--filter", none));
    }
}
