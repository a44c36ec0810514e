package io.jenkins.plugins.releaseguard.flaky.report;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * When a tool that repeats failed tests can be believed: names alone may stand for several tests. Whatever isn't sure
 * counts as several tests, so a failure among them stays one.
 */
final class Repeats {
    private static final Pattern METHOD = Pattern.compile("([\\p{L}_$][\\p{L}\\p{Nd}_$]*)(\\([^()]*\\))?");
    private static final Pattern ROW = Pattern.compile("[\\p{L}_$][\\p{L}\\p{Nd}_$]*[({][^(){}]*[)}](\\[\\d+])+");

    private Repeats() {}

    /**
     * Whether a test case and others of its suite, file, class and name may be attempts of one test. Go's names and
     * pytest's are unique; Gradle's are if they are a method's, and the class isn't run several times as a whole.
     */
    static boolean mayBeAttempt(TestCase test) {
        return !test.id().isWholeClass()
                && switch (test.dialect()) {
                    case GO, PYTEST -> true;
                    case GRADLE ->
                        METHOD.matcher(test.id().name()).matches()
                                && Stream.concat(Optional.ofNullable(test.failure()).stream(), test.retries().stream())
                                        .allMatch(f -> isOneMethod(test.id(), f));
                    default -> false;
                };
    }

    /**
     * Whether a test by its name is one that runs again only by its own failure: no subtest and no row of a table, which
     * are repeated with the whole.
     */
    static boolean isWhole(TestCase test) {
        String name = test.id().name();
        return !test.id().isWholeClass()
                && switch (test.dialect()) {
                    case GO -> name.indexOf('/') < 0;
                    case GRADLE -> METHOD.matcher(name).matches();
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
        boolean nameIsUnique = id.isWholeClass() || ROW.matcher(id.name()).matches();
        return switch (dialect) {
            case SUREFIRE ->
                failed.size() == 1 || failed.size() <= reruns || reruns < 0 && (nameIsUnique || isCalled(id, failed));
            case GRADLE -> nameIsUnique || failed.stream().allMatch(f -> isOneMethod(id, f));
            default -> true;
        };
    }

    /** Surefire writes no types behind the name of a method, but for rows of tables. */
    private static boolean isCalled(TestId id, List<Trace> failed) {
        return id.name().indexOf('(') < 0 && failed.stream().allMatch(f -> isOneMethod(id, f));
    }

    /**
     * Whether a test of this name is one method that is called once, as far as a trace of it shows. JUnit since 5.10
     * leaves the engine's frames out of traces; where they are, they tell rows of tables and of parameterized classes.
     */
    private static boolean isOneMethod(TestId id, Trace trace) {
        Matcher method = METHOD.matcher(id.name());
        if (!method.matches()) {
            return false;
        }
        String text = trace.getText();
        String call = id.className() + "." + method.group(1) + "(";
        int frame = Math.max(text.indexOf("at " + call), text.indexOf("/" + call)); // behind a class loader's name
        int cause = text.indexOf("\nCaused by:");
        // what the test itself called may be streams; but a cause leaves out the frames it shares
        String callers = frame < 0 || cause >= 0 && cause < frame
                ? text
                : text.substring(frame, cause < 0 ? text.length() : cause);
        // without types it may be the title of a dynamic test
        return (method.group(2) != null || frame >= 0)
                && !callers.contains("java.util.stream.")
                && !callers.contains("DynamicTest");
    }
}
