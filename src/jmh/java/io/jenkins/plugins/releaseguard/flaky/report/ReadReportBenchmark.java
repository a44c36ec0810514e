package io.jenkins.plugins.releaseguard.flaky.report;

import com.ctc.wstx.stax.WstxInputFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamReader;
import org.apache.maven.plugin.surefire.log.api.NullConsoleLogger;
import org.apache.maven.plugins.surefire.report.TestSuiteXmlParser;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Reading one report of 5,000 tests: against a pass of Woodstox that does nothing with what it reads (goal: at least 70 %
 * of its throughput), and against Surefire's own parser (goal: at least 3 times its throughput).
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class ReadReportBenchmark {
    private static final int TESTS = 5_000;

    /** What the report is made of besides its tests. */
    @Param({"plain", "traces", "outputs"})
    public String filling;

    private final WstxInputFactory factory = new WstxInputFactory();
    private Path report;

    /** Writes the report. */
    @Setup(Level.Trial)
    public void write() throws IOException {
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
        report = Files.createTempFile("TEST-report", ".xml");
        try (Writer out = new OutputStreamWriter(Files.newOutputStream(report), StandardCharsets.UTF_8)) {
            out.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuite"
                    + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
                    + " xsi:noNamespaceSchemaLocation=\"surefire-test-report.xsd\" version=\"3.0.2\" name=\"p.BigTest\""
                    + " time=\"12.5\" tests=\"" + TESTS + "\" errors=\"0\" skipped=\"0\" failures=\"0\">\n");
            for (int i = 0; i < TESTS; i++) {
                out.write(String.format(
                        Locale.ROOT,
                        "  <testcase name=\"test%d\" classname=\"p.BigTest\" time=\"0.%03d\"",
                        i,
                        i % 1000));
                out.write(body(i));
            }
            out.write("</testsuite>\n");
        }
    }

    private String body(int i) {
        String line = "\tat p.BigTest.work(BigTest.java:" + i + ")\n";
        if (filling.equals("traces") && i % 4 == 0) {
            return ">\n    <failure message=\"expected: &lt;1&gt; but was: &lt;2&gt;\" type=\"java.lang.AssertionError\">"
                    + "<![CDATA[java.lang.AssertionError: expected\n" + line.repeat(40) + "]]></failure>\n"
                    + "  </testcase>\n";
        }
        if (filling.equals("outputs")) {
            return ">\n    <system-out><![CDATA[" + line.repeat(100) + "]]></system-out>\n  </testcase>\n";
        }
        return "/>\n";
    }

    @TearDown(Level.Trial)
    public void delete() throws IOException {
        Files.delete(report);
    }

    /** What agents do with a report. */
    @Benchmark
    public ReportDigest releaseGuard() throws IOException {
        ReportScan scan = new ReportScan(Set.of(), Set.of());
        try (InputStream in = Files.newInputStream(report)) {
            scan.add("TEST-report.xml", in);
        }
        return scan.digest(0);
    }

    /** The parser alone: every event, nothing kept. */
    @Benchmark
    public int bareWoodstox() throws Exception {
        int events = 0;
        try (InputStream in = Files.newInputStream(report)) {
            XMLStreamReader xml = factory.createXMLStreamReader(in);
            while (xml.hasNext()) {
                xml.next();
                events++;
            }
            xml.close();
        }
        return events;
    }

    /** What Maven's report plugin reads reports with. */
    @Benchmark
    public Object surefireReportParser() throws Exception {
        return new TestSuiteXmlParser(new NullConsoleLogger()).parse(report.toString());
    }
}
