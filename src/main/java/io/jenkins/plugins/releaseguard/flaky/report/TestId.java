package io.jenkins.plugins.releaseguard.flaky.report;

import java.io.Serializable;
import java.util.Set;

/**
 * The identity of a test within one report. Tests of the same suite, file, class and name are told apart by their
 * {@linkplain #occurrence() place} among each other; all parts are empty where the report says nothing.
 *
 * <p>A plain class, because it is kept in builds and in running Pipelines.
 */
public final class TestId implements Serializable {
    private static final long serialVersionUID = 1;

    private static final Set<String> WHOLE_CLASS = Set.of("initializationError", "executionError", "classMethod");

    private final String suite;
    private final String file;
    private final String className;
    private final String name;
    private final int occurrence;

    /** @param occurrence 1 for the first test of these names in its report, 2 for the second, ... */
    public TestId(String suite, String file, String className, String name, int occurrence) {
        this.suite = suite;
        this.file = file;
        this.className = className;
        this.name = name;
        this.occurrence = occurrence;
    }

    /** Name of the nearest enclosing test suite. */
    public String suite() {
        return suite;
    }

    /** Source file, from the {@code file} attribute of the test case or its suite. */
    public String file() {
        return file;
    }

    public String className() {
        return className;
    }

    public String name() {
        return name;
    }

    /** 1 for the first test of these names in its report, 2 for the second, ... */
    public int occurrence() {
        return occurrence;
    }

    /** The first test of these names. */
    TestId first() {
        return occurrence == 1 ? this : new TestId(suite, file, className, name, 1);
    }

    /** What stays the same when the tool puts the test into another suite or report: file, class and name. */
    public String key() {
        return file + '\0' + className + '\0' + name;
    }

    /**
     * Whether this stands for the class as a whole: set-up or tear-down of the class failed, and the tool reported that
     * without a test's name (Surefire up to 3.5), as {@code initializationError} or {@code executionError} (JUnit 4,
     * Surefire 3.6, Gradle), as {@code classMethod} (Gradle with JUnit 4), or under the name of the class or file.
     */
    public boolean isWholeClass() {
        return name.isEmpty() || WHOLE_CLASS.contains(name) || name.equals(className) && name.equals(suite);
    }

    /** Whether the name or the class's name was too long to be kept whole. */
    public boolean isCut() {
        return CaseIds.isCut(name) || CaseIds.isCut(className);
    }

    /** Class and name as people know the test. */
    public String displayName() {
        String of = className.isEmpty() ? suite : className;
        String text;
        if (name.isEmpty() || isWholeClass() && name.equals(of)) {
            text = of + " (the class itself)";
        } else {
            // some tools write the whole title into both
            text = of.isEmpty() || name.equals(of) ? name : of + "." + name;
        }
        return occurrence > 1 ? text + " (no. " + occurrence + " of this name)" : text;
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof TestId other
                && occurrence == other.occurrence
                && suite.equals(other.suite)
                && file.equals(other.file)
                && className.equals(other.className)
                && name.equals(other.name);
    }

    @Override
    public int hashCode() {
        // suites, files and classes repeat, and a string keeps its hash
        return 31 * (31 * (31 * suite.hashCode() + file.hashCode()) + className.hashCode())
                + name.hashCode()
                + occurrence;
    }

    @Override
    public String toString() {
        return displayName();
    }
}
