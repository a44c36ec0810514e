package io.jenkins.plugins.releaseguard.flaky.report;

import com.ctc.wstx.exc.WstxLazyException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.XMLStreamReader2;
import org.jspecify.annotations.Nullable;

/**
 * Reads one JUnit XML report as a stream of test cases. Memory doesn't grow with the size of outputs and traces; counters
 * that suites carry are not believed.
 */
public final class ReportReader {
    private static final int MAX_MESSAGE = 2_000;
    private static final int MAX_TRACE = 8_000;
    private static final int MAX_RETRIES = 20;

    /** Values of {@code status} and {@code result} (GoogleTest, CTest) that say a test didn't run. */
    private static final Set<String> NOT_RUN = Set.of("notrun", "disabled", "skipped", "suppressed", "ignored");

    private final XMLStreamReader2 xml;
    private final Consumer<TestCase> sink;
    private final CaseIds ids = new CaseIds();

    private ReportReader(XMLStreamReader2 xml, Consumer<TestCase> sink) {
        this.xml = xml;
        this.sink = sink;
    }

    /**
     * Reads a report to its end; the caller closes the stream.
     *
     * @param sink gets each test case; if this method throws, what it got is void
     * @return how often a case of the same suite, file, class and name stood in the report
     * @throws BrokenReportException if the report is empty, cut off, not well-formed or no JUnit XML
     */
    public static Occurrences read(InputStream in, Consumer<TestCase> sink) throws IOException, BrokenReportException {
        boolean sawRoot = false;
        try {
            XMLStreamReader2 xml = ReportXml.open(in);
            try {
                while (xml.next() != XMLStreamConstants.START_ELEMENT) {
                    // prolog
                }
                sawRoot = true;
                ReportReader reader = new ReportReader(xml, sink);
                reader.report();
                return reader.ids::count;
            } finally {
                xml.close();
            }
        } catch (WstxLazyException e) {
            throw ReportXml.broken(ReportXml.cause(e), sawRoot);
        } catch (XMLStreamException e) {
            if (e.getNestedException() instanceof IOException io) {
                throw io;
            }
            throw ReportXml.broken(e, sawRoot);
        }
    }

    /** Answers, after a report was read, how many cases share suite, file, class and name with the given one. */
    @FunctionalInterface
    public interface Occurrences {
        int of(TestId id);
    }

    private void report() throws XMLStreamException, BrokenReportException {
        String root = ReportXml.element(xml);
        if (!root.equals("testsuites") && !root.equals("testsuite")) {
            throw new BrokenReportException("no JUnit report: its root element is <" + root + ">");
        }
        if (root.equals("testsuite")) {
            suite();
        } else {
            suites();
        }
        while (xml.hasNext()) {
            xml.next(); // whatever follows the root must be well-formed too
        }
    }

    private void suites() throws XMLStreamException {
        while (xml.next() != XMLStreamConstants.END_ELEMENT) {
            if (xml.getEventType() == XMLStreamConstants.START_ELEMENT) {
                switch (ReportXml.element(xml)) {
                    case "testsuite" -> suite();
                    case "testsuites" -> suites();
                    case "testcase" -> testCase();
                    default -> xml.skipElement();
                }
            }
        }
    }

    private void suite() throws XMLStreamException {
        ids.enter(xml);
        while (xml.next() != XMLStreamConstants.END_ELEMENT) {
            if (xml.getEventType() == XMLStreamConstants.START_ELEMENT) {
                switch (ReportXml.element(xml)) {
                    case "testsuite" -> suite();
                    case "testcase" -> testCase();
                    case "error", "failure" -> {
                        TestId id = ids.suiteItself();
                        Trace trace = trace();
                        sink.accept(new TestCase(
                                id, trace.isError() ? Outcome.ERROR : Outcome.FAILED, 0, trace, List.of()));
                    }
                    default -> xml.skipElement();
                }
            }
        }
        ids.leave();
    }

    private void testCase() throws XMLStreamException {
        TestId id = ids.next(xml);
        double seconds = ReportTime.seconds(xml.getAttributeValue(null, "time"));
        Outcome outcome = didNotRun("status") || didNotRun("result") ? Outcome.SKIPPED : Outcome.PASSED;
        Trace failure = null;
        List<Trace> retries = new ArrayList<>();
        while (xml.next() != XMLStreamConstants.END_ELEMENT) {
            if (xml.getEventType() != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            switch (ReportXml.element(xml)) {
                case "failure", "error" -> {
                    Trace trace = trace();
                    outcome = outcome.worse(trace.isError() ? Outcome.ERROR : Outcome.FAILED);
                    failure = failure == null ? trace : failure;
                }
                case "skipped" -> {
                    outcome = outcome.worse(Outcome.SKIPPED);
                    xml.skipElement();
                }
                case "flakyFailure", "flakyError", "rerunFailure", "rerunError" -> {
                    Trace trace = trace();
                    if (retries.size() < MAX_RETRIES) {
                        retries.add(trace);
                    }
                }
                default -> xml.skipElement();
            }
        }
        sink.accept(new TestCase(id, outcome, seconds, failure, retries));
    }

    private boolean didNotRun(String attribute) {
        String value = xml.getAttributeValue(null, attribute);
        return value != null && NOT_RUN.contains(value.toLowerCase(Locale.ROOT));
    }

    /** Reads a failure element to its end: its text or that of a {@code stackTrace} in it, not the outputs beside. */
    private Trace trace() throws XMLStreamException {
        boolean error = ReportXml.element(xml).endsWith("rror");
        String type = cut(xml.getAttributeValue(null, "type"), MAX_MESSAGE);
        String message = cut(xml.getAttributeValue(null, "message"), MAX_MESSAGE);
        StringBuilder text = new StringBuilder();
        int depth = 1;
        while (depth > 0) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (ReportXml.element(xml).startsWith("system-")) {
                        xml.skipElement();
                    } else {
                        depth++;
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> depth--;
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> append(text);
                default -> {}
            }
        }
        return new Trace(error, type, message, text.toString().strip());
    }

    private void append(StringBuilder text) {
        int room = MAX_TRACE - text.length();
        if (room > 0) {
            String more = xml.getText();
            text.append(more, 0, Math.min(room, more.length()));
        }
    }

    private static String cut(@Nullable String text, int length) {
        return text == null ? "" : text.length() <= length ? text : text.substring(0, length) + "…";
    }
}
