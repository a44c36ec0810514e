package io.jenkins.plugins.releaseguard.flaky.report;

import java.util.Locale;
import java.util.regex.Pattern;
import org.codehaus.stax2.XMLStreamReader2;
import org.jspecify.annotations.Nullable;

/** Finds out, while a report is read, which tool wrote it. What a tool alone writes counts more than what is usual. */
final class DialectSigns {
    private static final Pattern JAVA_CLASS =
            Pattern.compile("([\\p{Ll}_][\\p{L}\\p{Nd}_]*\\.)*[\\p{Lu}][\\p{L}\\p{Nd}_$]*");

    private Dialect certain = Dialect.OTHER;
    private Dialect likely = Dialect.OTHER;
    private int reruns = -1;
    /** Its reports look like Gradle's, but all rows of a data provider have their method's name. */
    private boolean testng;

    Dialect dialect() {
        return certain == Dialect.OTHER ? likely : certain;
    }

    /** How often the tool was told to repeat a failed test; -1 if the report doesn't say. */
    int reruns() {
        return reruns;
    }

    /** A comment before the root element. */
    void comment(String text) {
        testng |= text.contains("org.testng.");
    }

    /** The cursor stands on {@code testsuites}. */
    void suites(XMLStreamReader2 xml) {
        String name = value(xml, "name");
        switch (name) {
            case "jest tests" -> certain(Dialect.JEST);
            case "vitest tests" -> certain(Dialect.VITEST);
            case "pytest tests" -> certain(Dialect.PYTEST);
            case "Mocha Tests" -> likely = Dialect.MOCHA; // Cypress writes the same
            case "AllTests" -> likely = Dialect.GTEST;
            case "nextest-run" -> certain(Dialect.NEXTEST);
            default -> {}
        }
        if (value(xml, "uuid").length() == 36) {
            certain(Dialect.NEXTEST);
        } else if (name.isEmpty() && has(xml, "id") && has(xml, "name")) {
            likely = Dialect.PLAYWRIGHT;
        }
    }

    /** The cursor stands on {@code testsuite}. */
    void suite(XMLStreamReader2 xml) {
        String name = value(xml, "name");
        if (value(xml, "xsi:noNamespaceSchemaLocation").contains("surefire")) {
            certain(Dialect.SUREFIRE);
        } else if (has(xml, "assertions")) {
            certain(Dialect.PHPUNIT);
        } else if (name.equals("pytest")) {
            certain(Dialect.PYTEST);
        } else if (name.equals("rspec")
                || name.startsWith("rspec") && name.substring(5).matches("\\d*")) {
            certain(Dialect.RSPEC);
        } else if (name.toLowerCase(Locale.ROOT).matches(".*\\.(dll|exe)") && has(xml, "package")) {
            certain(Dialect.DOTNET);
        } else if (value(xml, "file").matches(".*\\.cy\\.[cm]?[jt]sx?|(.*/)?cypress/.*")) {
            certain(Dialect.CYPRESS);
        } else if (name.equals("Mocha Tests")) {
            likely = Dialect.MOCHA;
        } else if (likely == Dialect.OTHER) {
            likely = guess(xml, name);
        }
    }

    private Dialect guess(XMLStreamReader2 xml, String name) {
        if (testng || has(xml, "ignored")) {
            return Dialect.OTHER;
        }
        boolean stamped = has(xml, "timestamp") && has(xml, "hostname");
        if (stamped && has(xml, "disabled") && value(xml, "hostname").isEmpty()) {
            return Dialect.CTEST;
        }
        if (!JAVA_CLASS.matcher(name).matches()) {
            return Dialect.OTHER;
        }
        if (stamped && has(xml, "skipped")) {
            return Dialect.GRADLE;
        }
        return name.indexOf('.') > 0 ? Dialect.SUREFIRE : Dialect.OTHER;
    }

    /** The cursor stands on a {@code property} of a suite. */
    void property(XMLStreamReader2 xml) {
        switch (value(xml, "name")) {
            case "go.version" -> certain(Dialect.GO);
            case "random-seed" -> certain(Dialect.CATCH2);
            case "surefire.rerunFailingTestsCount", "failsafe.rerunFailingTestsCount" -> {
                certain(Dialect.SUREFIRE);
                String count = value(xml, "value").strip();
                reruns = count.matches("\\d{1,4}") ? Integer.parseInt(count) : -1;
            }
            default -> {}
        }
    }

    /** The cursor stands on {@code testcase}. */
    void testCase(XMLStreamReader2 xml) {
        if (certain == Dialect.OTHER && likely == Dialect.OTHER) {
            if (has(xml, "result") && has(xml, "status")) {
                likely = Dialect.GTEST;
            } else if (value(xml, "file").endsWith(".py") && has(xml, "line")) {
                likely = Dialect.PYTEST;
            }
        }
    }

    private void certain(Dialect dialect) {
        if (certain == Dialect.OTHER) {
            certain = dialect;
        }
    }

    private static boolean has(XMLStreamReader2 xml, String attribute) {
        return xml.getAttributeValue(null, attribute) != null;
    }

    private static String value(XMLStreamReader2 xml, String attribute) {
        @Nullable String value = xml.getAttributeValue(null, attribute);
        return value == null ? "" : value;
    }
}
