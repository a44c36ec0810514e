package io.jenkins.plugins.releaseguard.flaky.engine.selection;

import io.jenkins.plugins.releaseguard.flaky.report.TestId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Maven Surefire and Failsafe: one value for {@code -Dtest=} or {@code -Dit.test=}, such as {@code p.A#m+n,p.B#o}. Only
 * letters, digits and {@code _ . ? ! # + ,} are ever in it, so it needs no quotes. {@code $} of a nested class is written
 * {@code ?}, which Surefire 3.2 to 3.6 take as "any character"; arguments and indices are cut off.
 */
final class Surefire extends ItemFramework {
    private static final Pattern CLASS =
            Pattern.compile("[\\p{L}_][\\p{L}\\p{Nd}_$]*(\\.[\\p{L}_][\\p{L}\\p{Nd}_$]*)*");
    /** A method, with what JUnit 5 adds to it: {@code csv(String, int)[2]}, in old Surefire {@code par{int}[1]}. */
    private static final Pattern METHOD = Pattern.compile("([\\p{L}_][\\p{L}\\p{Nd}_]*)((\\(.*\\)|\\{.*})(\\[.*])?)?");

    private final String name;

    Surefire(String name) {
        this.name = name;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    Optional<String> test(TestId test) {
        Matcher method = METHOD.matcher(test.name());
        return method.matches() ? group(test).map(c -> c + "#" + method.group(1)) : Optional.empty();
    }

    @Override
    Optional<String> group(TestId test) {
        String ofClass = test.className();
        return CLASS.matcher(ofClass).matches() ? Optional.of(ofClass.replace('$', '?')) : Optional.empty();
    }

    @Override
    boolean isExact(TestId test) {
        return test.name().indexOf('[') < 0;
    }

    @Override
    List<String> including(SortedSet<String> tests, SortedSet<String> groups) {
        Map<String, Set<String>> methods = new TreeMap<>();
        for (String test : tests) {
            int hash = test.indexOf('#');
            String ofClass = test.substring(0, hash);
            if (!groups.contains(ofClass)) {
                methods.computeIfAbsent(ofClass, c -> new TreeSet<>()).add(test.substring(hash + 1));
            }
        }
        List<String> parts = new ArrayList<>(groups);
        methods.forEach((ofClass, names) -> parts.add(ofClass + "#" + String.join("+", names)));
        return List.of(String.join(",", parts));
    }

    @Override
    Optional<List<String>> excluding(SortedSet<String> tests) {
        return Optional.of(List.of("!" + String.join(",!", tests)));
    }
}
