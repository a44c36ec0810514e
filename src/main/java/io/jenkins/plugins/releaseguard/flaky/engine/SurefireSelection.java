package io.jenkins.plugins.releaseguard.flaky.engine;

import io.jenkins.plugins.releaseguard.flaky.report.TestId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Selects tests in the form of Surefire's {@code -Dtest=}: {@code p.A#m+n,p.B#o}. What it can't say finely it says
 * coarsely: a class instead of a method, all tests instead of a class; too much is run then, never too little.
 *
 * <p>The selection ends up in a shell command, and names come from reports: only letters, digits and {@code _ . ? # + ,}
 * are ever in it. {@code $} of a nested class is written {@code ?}, which Surefire 3.2 to 3.6 take as "any character".
 */
public final class SurefireSelection {
    /** Everything: what Surefire takes an empty {@code -Dtest=} for. */
    public static final String ALL = "";

    private static final int MAX_LENGTH = 8_000;
    private static final Pattern CLASS =
            Pattern.compile("[\\p{L}_][\\p{L}\\p{Nd}_$]*(\\.[\\p{L}_][\\p{L}\\p{Nd}_$]*)*");
    /** A method, with what JUnit 5 adds to it: {@code csv(String, int)[2]}, in old Surefire {@code par{int}[1]}. */
    private static final Pattern METHOD = Pattern.compile("([\\p{L}_][\\p{L}\\p{Nd}_]*)((\\(.*\\)|\\{.*})(\\[.*])?)?");

    private SurefireSelection() {}

    /** Selects these tests; a test that earlier attempts didn't find is selected more coarsely each time. */
    public static String of(Collection<Suspect> suspects) {
        Map<String, Set<String>> methods = new TreeMap<>();
        Set<String> whole = new TreeSet<>();
        for (Suspect suspect : suspects) {
            Optional<String> ofClass = className(suspect.id());
            if (ofClass.isEmpty() || suspect.unseen() > 1) {
                return ALL;
            }
            Optional<String> method = suspect.unseen() > 0 ? Optional.empty() : method(suspect.id());
            if (method.isPresent()) {
                methods.computeIfAbsent(ofClass.get(), k -> new TreeSet<>()).add(method.get());
            } else {
                whole.add(ofClass.get());
            }
        }
        methods.keySet().removeAll(whole);
        String fine = join(methods, whole);
        if (fine.length() <= MAX_LENGTH) {
            return fine;
        }
        whole.addAll(methods.keySet());
        String coarse = join(Map.of(), whole);
        return coarse.length() <= MAX_LENGTH ? coarse : ALL;
    }

    private static String join(Map<String, Set<String>> methods, Set<String> whole) {
        List<String> parts = new ArrayList<>(whole);
        methods.forEach((ofClass, names) -> parts.add(ofClass + "#" + String.join("+", names)));
        return String.join(",", parts);
    }

    private static Optional<String> className(TestId id) {
        String name = id.className();
        return CLASS.matcher(name).matches() ? Optional.of(name.replace('$', '?')) : Optional.empty();
    }

    private static Optional<String> method(TestId id) {
        Matcher method = METHOD.matcher(id.name());
        return id.isWholeClass() || !method.matches() ? Optional.empty() : Optional.of(method.group(1));
    }
}
