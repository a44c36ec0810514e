package io.jenkins.plugins.releaseguard.signoff.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One named check of a release after its deployment, and how it went.
 *
 * @param name what is checked, one line
 * @param result how it went
 * @param took how long it ran
 * @param detail why it failed; empty if it didn't
 */
public record Check(String name, Result result, Duration took, String detail) {

    /** How many checks a verification may have. */
    public static final int MOST = 100;

    /** How a check went. */
    public enum Result {
        PASSED,
        FAILED,
        /** It was declared, but the smoke tests never came to it. That is no pass. */
        NOT_RUN;

        /** As people read it, such as {@code not run}. */
        public String words() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /** What a program said of its failure is kept in one line. */
    public Check {
        detail = plain(detail);
    }

    /** What a program said, as any database takes it: one line of whole characters, bounded. */
    static String plain(String text) {
        StringBuilder plain = new StringBuilder();
        Narration.oneLine(text)
                .codePoints()
                .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? '?' : c)
                .forEach(plain::appendCodePoint);
        return plain.toString().strip();
    }

    static Check notRun(String name) {
        return new Check(name, Result.NOT_RUN, Duration.ZERO, "");
    }

    public boolean isPassed() {
        return result == Result.PASSED;
    }

    /** As exports and Jenkinsfiles know it: {@code name}, {@code result}, {@code millis}, {@code detail}. */
    public Map<String, Object> map() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", name);
        map.put("result", result.words());
        map.put("millis", took.toMillis());
        map.put("detail", detail);
        return map;
    }

    static Fields into(Fields fields, List<Check> checks) {
        Fields all = fields;
        for (int i = 0; i < checks.size(); i++) {
            Check check = checks.get(i);
            String key = "check." + (i + 1);
            all = all.with(key, check.name())
                    .with(key + ".result", check.result().name())
                    .with(key + ".took", check.took().toString())
                    .with(key + ".detail", check.detail());
        }
        return all;
    }

    static List<Check> of(Fields fields) {
        List<Check> checks = new ArrayList<>();
        for (int i = 1; !fields.text("check." + i).isEmpty(); i++) {
            String key = "check." + i;
            checks.add(new Check(
                    fields.text(key),
                    Result.valueOf(fields.text(key + ".result")),
                    Duration.parse(fields.text(key + ".took")),
                    fields.text(key + ".detail")));
        }
        return checks;
    }

    /** Such as {@code 2 of 4 checks passed; failed: login; not run: search}. */
    public static String summary(List<Check> checks) {
        long passed = checks.stream().filter(Check::isPassed).count();
        return passed + " of " + checks.size() + (checks.size() == 1 ? " check" : " checks") + " passed"
                + names(checks, Result.FAILED) + names(checks, Result.NOT_RUN);
    }

    private static String names(List<Check> checks, Result result) {
        List<String> names = checks.stream()
                .filter(check -> check.result() == result)
                .map(Check::name)
                .toList();
        return names.isEmpty() ? "" : "; " + result.words() + ": " + String.join(", ", names);
    }
}
