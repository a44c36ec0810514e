package io.jenkins.plugins.releaseguard.flaky.report;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Reports for tests: real ones by name, and hand-made ones. */
public final class Samples {
    private Samples() {}

    public static InputStream open(String name) {
        return Objects.requireNonNull(Samples.class.getResourceAsStream("/junit-samples/" + name), name);
    }

    /** A suite of cases in class {@code p.A}: {@code !a} failed, {@code ?a} skipped, {@code a} passed. */
    public static String suite(String... cases) {
        return suiteOf("p.A", cases);
    }

    public static String suiteOf(String className, String... cases) {
        StringBuilder xml = new StringBuilder("<testsuite name='" + className + "'>");
        for (String test : cases) {
            String name = test.replaceFirst("^[!?]", "");
            xml.append("<testcase classname='")
                    .append(className)
                    .append("' name='")
                    .append(name)
                    .append("'>");
            xml.append(
                    test.startsWith("!")
                            ? "<failure message='" + name + " broke'>trace of " + name + "</failure>"
                            : "");
            xml.append(test.startsWith("?") ? "<skipped/>" : "").append("</testcase>");
        }
        return xml.append("</testsuite>").toString();
    }

    public static List<TestCase> read(String xml) throws IOException, BrokenReportException {
        return read(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }

    public static List<TestCase> read(InputStream in) throws IOException, BrokenReportException {
        List<TestCase> cases = new ArrayList<>();
        try (in) {
            ReportReader.read(in, cases::add);
        }
        return cases;
    }

    /** Reads reports, given as path, content, path, content..., as an agent does. */
    public static ReportDigest digest(Set<String> wanted, Set<String> classes, String... reports) throws IOException {
        ReportDigest digest = scan(wanted, classes, reports);
        Set<String> more = new HashSet<>(wanted);
        digest.failures().forEach(f -> more.add(f.id().key()));
        return scan(more, classes, reports);
    }

    private static ReportDigest scan(Set<String> wanted, Set<String> classes, String... reports) throws IOException {
        ReportScan scan = new ReportScan(wanted, classes);
        for (int i = 0; i < reports.length; i += 2) {
            scan.add(reports[i], new ByteArrayInputStream(reports[i + 1].getBytes(StandardCharsets.UTF_8)));
        }
        return scan.digest(0);
    }
}
