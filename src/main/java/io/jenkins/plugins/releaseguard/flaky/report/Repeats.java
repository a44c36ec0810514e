package io.jenkins.plugins.releaseguard.flaky.report;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * When a tool that repeats failed tests can be believed: names alone may stand for several tests. Whatever isn't sure
 * counts as several tests, so a failure among them stays one.
 */
final class Repeats {
    private static final Pattern METHOD = Pattern.compile("[\\p{L}_$][\\p{L}\\p{Nd}_$]*");
    private static final Pattern METHOD_WITH_TYPES = Pattern.compile(METHOD + "\\([^()]*\\)");
    private static final Pattern ROW = Pattern.compile(METHOD + "[({][^(){}]*[)}](\\[\\d+])+");

    private Repeats() {}

    /**
     * Whether several test cases of one suite, file, class and name are attempts of one test. Go's names and pytest's are
     * unique; Gradle's are if they are a method's.
     */
    static boolean areAttempts(Dialect dialect, List<TestCase> cases) {
        TestId id = cases.get(0).id();
        if (id.isWholeClass()) {
            return false;
        }
        return switch (dialect) {
            case GO, PYTEST -> true;
            case GRADLE ->
                METHOD_WITH_TYPES.matcher(id.name()).matches()
                        || METHOD.matcher(id.name()).matches()
                                && cases.stream()
                                        .map(TestCase::failure)
                                        .flatMap(f -> Optional.ofNullable(f).stream())
                                        .allMatch(f -> isCalled(id, f));
            default -> false;
        };
    }

    /**
     * Whether the tool's word holds that a test failed, was repeated and passed. Surefire before 3.3 calls all dynamic
     * tests of a factory by one name, Gradle's {@code mergeReruns} goes by display names: of two tests of one name, of
     * which one always fails, both make a flaky one.
     *
     * @param failed how many failed attempts the tool tells of
     * @param reruns how often it was told to repeat, -1 if unknown: a test that fails always fails once more than that
     */
    static boolean isOneTest(Dialect dialect, TestId id, List<Trace> failed, int reruns) {
        boolean nameIsUnique = id.isWholeClass()
                || ROW.matcher(id.name()).matches()
                || METHOD_WITH_TYPES.matcher(id.name()).matches() && dialect == Dialect.GRADLE;
        return switch (dialect) {
            case SUREFIRE ->
                failed.size() == 1
                        || failed.size() <= reruns
                        || reruns < 0 && (nameIsUnique || failed.stream().allMatch(f -> isCalled(id, f)));
            case GRADLE -> nameIsUnique || failed.stream().allMatch(f -> isCalled(id, f));
            default -> true;
        };
    }

    /** Whether the trace shows that the engine called the method of this name: no row of a table, no dynamic test. */
    private static boolean isCalled(TestId id, Trace trace) {
        String text = trace.getText();
        return METHOD.matcher(id.name()).matches()
                && text.contains("at " + id.className() + "." + id.name() + "(")
                && !text.contains("java.util.stream.")
                && !text.contains("DynamicTest");
    }
}
