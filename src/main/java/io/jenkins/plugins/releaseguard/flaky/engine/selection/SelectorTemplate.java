package io.jenkins.plugins.releaseguard.flaky.engine.selection;

import io.jenkins.plugins.releaseguard.flaky.report.TestId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A form of one's own: a text like {@code --only {class}.{name}}, which is written once per test, split at its blanks into
 * arguments. {@code {suite}}, {@code {file}}, {@code {class}} and {@code {name}} stand for the parts of a test's identity;
 * {@code {name:regex}} for the same as a regular expression that matches nothing else.
 */
public final class SelectorTemplate implements Framework {
    private static final Pattern PLACE = Pattern.compile("\\{(suite|file|class|name)(:regex)?}");
    private static final Pattern ANY_PLACE = Pattern.compile("\\{[a-z:]*}");

    private final List<String> arguments;

    /** @throws IllegalArgumentException if the text has no place, or one that isn't known */
    public SelectorTemplate(String text) {
        arguments = List.of(text.strip().split("\\s+"));
        String unknown = ANY_PLACE
                .matcher(text)
                .results()
                .map(r -> r.group())
                .filter(p -> !PLACE.matcher(p).matches())
                .findFirst()
                .orElse(null);
        if (unknown != null || !PLACE.matcher(text).find()) {
            throw new IllegalArgumentException("selector must hold {name}, {class}, {file} or {suite}, each also as"
                    + " {name:regex}, but is '" + text + "'" + (unknown == null ? "" : " with " + unknown));
        }
    }

    @Override
    public String name() {
        return "selector";
    }

    @Override
    public Selection select(List<Wanted> tests) {
        boolean all = tests.stream().anyMatch(t -> t.grain() == Grain.ALL || !ItemFramework.isNamed(t.test()));
        if (all) {
            return Selection.ALL;
        }
        Set<List<String>> selectors = new LinkedHashSet<>();
        tests.forEach(t -> selectors.add(of(t.test())));
        return new Selection(
                selectors.stream().flatMap(List::stream).collect(Collectors.toCollection(ArrayList::new)), List.of());
    }

    private List<String> of(TestId test) {
        return arguments.stream().map(a -> filled(a, test)).toList();
    }

    private static String filled(String argument, TestId test) {
        return PLACE.matcher(argument).replaceAll(place -> {
            String value = switch (place.group(1)) {
                case "suite" -> test.suite();
                case "file" -> test.file();
                case "class" -> test.className();
                default -> test.name();
            };
            return Matcher.quoteReplacement(place.group(2) == null ? value : NamePattern.literal(value));
        });
    }

    @Override
    public Selection exclude(Collection<TestId> tests) {
        return new Selection(List.of(), List.copyOf(tests));
    }
}
