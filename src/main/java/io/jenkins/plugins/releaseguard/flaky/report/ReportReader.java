package io.jenkins.plugins.releaseguard.flaky.report;

import com.ctc.wstx.exc.WstxLazyException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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

    /** Values of {@code status} and {@code result} (GoogleTest, CTest, behave, Ginkgo, NUnit) that say a test didn't run. */
    private static final Set<String> NOT_RUN = Set.of(
            "notrun",
            "disabled",
            "skipped",
            "skip",
            "suppressed",
            "ignored",
            "pending",
            "untested",
            "undefined",
            "inconclusive",
            "todo");
    /** The same for a test that failed, though no element says so. */
    private static final Set<String> BROKE = Set.of(
            "fail",
            "failed",
            "failure",
            "error",
            "broken",
            "timedout",
            "timeout",
            "panicked",
            "interrupted",
            "aborted");
    /** Why CTest couldn't run a test; it counts such a test as failed, but writes it as skipped. */
    private static final Set<String> COULD_NOT_RUN =
            Set.of("Unable to find executable", "Required Files Missing", "Fixture dependency failed");

    /** Catch2's word that the tool doesn't count the failures of a case. */
    private static final String MAY_FAIL = "TEST_CASE tagged with !mayfail";

    private static final Set<String> HOLDS_TESTS = Set.of("testsuite", "testcase", "error", "failure");

    private final XMLStreamReader2 xml;
    private final Consumer<TestCase> sink;
    private final CaseIds ids = new CaseIds();
    private final DialectSigns signs = new DialectSigns();
    /** Of the failure that is being read. */
    private final char[] text = new char[MAX_TRACE];

    private int textLength;
    /** How many failures the current suite is said to have; -1 if it doesn't say. */
    private int failuresSaid = -1;

    private int failuresSeen;
    /** Failed cases of the current suite that {@link #MAY_FAIL}. */
    private List<TestCase> mayFail = new ArrayList<>();

    private @Nullable Instant stamp;

    private ReportReader(XMLStreamReader2 xml, Consumer<TestCase> sink) {
        this.xml = xml;
        this.sink = sink;
    }

    /**
     * Reads a report to its end; the caller closes the stream.
     *
     * @param sink gets each test case; if this method throws, what it got is void
     * @return what is known when the whole report was read
     * @throws BrokenReportException if the report is empty, cut off, not well-formed or no JUnit XML
     */
    public static Reading read(InputStream in, Consumer<TestCase> sink) throws IOException, BrokenReportException {
        boolean sawRoot = false;
        try {
            XMLStreamReader2 xml = ReportXml.open(in);
            try {
                ReportReader reader = new ReportReader(xml, sink);
                while (xml.next() != XMLStreamConstants.START_ELEMENT) {
                    if (xml.getEventType() == XMLStreamConstants.COMMENT) {
                        reader.signs.comment(xml.getText());
                    }
                }
                sawRoot = true;
                reader.report();
                return new Reading(reader.ids, reader.signs.dialect(), reader.stamp);
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

    /** What is known of a report after it was read. */
    public static final class Reading {
        private final CaseIds ids;
        private final Dialect dialect;

        private final @Nullable Instant stamp;

        private Reading(CaseIds ids, Dialect dialect, @Nullable Instant stamp) {
            this.ids = ids;
            this.dialect = dialect;
            this.stamp = stamp;
        }

        /** How many cases of the same suite, file, class and name as the given one there are. */
        public int sameName(TestId id) {
            return ids.count(id);
        }

        public Dialect dialect() {
            return dialect;
        }

        /** When the latest suite ran; empty if the report doesn't tell, or tells it without a time zone. */
        public Optional<Instant> stamp() {
            return Optional.ofNullable(stamp);
        }
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
        signs.suites(xml);
        stamp = ReportTime.later(stamp, xml.getAttributeValue(null, "timestamp"));
        ids.enterAll();
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
        ids.leaveAll();
    }

    private void suite() throws XMLStreamException {
        signs.suite(xml);
        stamp = ReportTime.later(stamp, xml.getAttributeValue(null, "timestamp"));
        ids.enter(xml);
        List<TestCase> mayFailOutside = mayFail;
        int saidOutside = failuresSaid;
        int seenOutside = failuresSeen;
        mayFail = new ArrayList<>();
        int said = count("failures") + count("errors");
        failuresSaid = xml.getAttributeValue(null, "failures") == null ? -1 : said;
        failuresSeen = 0;
        boolean empty = true;
        while (xml.next() != XMLStreamConstants.END_ELEMENT) {
            if (xml.getEventType() == XMLStreamConstants.START_ELEMENT) {
                String element = ReportXml.element(xml);
                switch (element) {
                    case "testsuite" -> suite();
                    case "testcase" -> testCase();
                    case "properties" -> properties();
                    case "error", "failure" -> suiteFailed(trace());
                    default -> xml.skipElement();
                }
                empty = empty && !HOLDS_TESTS.contains(element);
            }
        }
        if (empty && said > 0) {
            suiteFailed(new Trace(true, "", "the suite ended with an error and no test of it ran", ""));
        }
        // a failed CHECK_NOFAIL brings the same mark, also into a case whose other failures count
        boolean allowed = failuresSaid == failuresSeen;
        mayFail.forEach(test -> sink.accept(allowed ? skipped(test) : test));
        mayFail = mayFailOutside;
        failuresSaid = saidOutside;
        failuresSeen = seenOutside;
        ids.leave();
    }

    private static TestCase skipped(TestCase test) {
        return new TestCase(
                test.id(), Outcome.SKIPPED, test.seconds(), null, test.retries(), test.dialect(), test.cases());
    }

    /** The suite itself failed: set-up, tear-down, or it couldn't be loaded. */
    private void suiteFailed(Trace trace) {
        Outcome outcome = trace.isError() ? Outcome.ERROR : Outcome.FAILED;
        sink.accept(new TestCase(ids.suiteItself(), outcome, 0, trace, List.of(), signs.dialect(), 1));
    }

    private void properties() throws XMLStreamException {
        while (xml.next() != XMLStreamConstants.END_ELEMENT) {
            if (xml.getEventType() == XMLStreamConstants.START_ELEMENT) {
                if (ReportXml.element(xml).equals("property")) {
                    signs.property(xml);
                }
                xml.skipElement();
            }
        }
    }

    /** Counters are believed only where nothing else is said. */
    private int count(String attribute) {
        String value = xml.getAttributeValue(null, attribute);
        return value != null && value.matches("\\d{1,9}") ? Integer.parseInt(value) : 0;
    }

    private void testCase() throws XMLStreamException {
        CaseAttributes attributes = CaseAttributes.of(xml);
        signs.testCase(xml);
        TestId id = ids.next(attributes);
        boolean notRun = isOneOf(NOT_RUN, attributes.status()) || isOneOf(NOT_RUN, attributes.result());
        boolean broke = isOneOf(BROKE, attributes.status()) || isOneOf(BROKE, attributes.result());
        Outcome outcome = broke ? Outcome.FAILED : notRun ? Outcome.SKIPPED : Outcome.PASSED;
        boolean finallyFailed = false;
        boolean allowed = false;
        boolean todo = false;
        int failed = 0;
        Trace failure = null;
        List<Trace> retries = List.of();
        while (xml.next() != XMLStreamConstants.END_ELEMENT) {
            if (xml.getEventType() != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            switch (ReportXml.element(xml)) {
                case "failure", "error", "warning" -> {
                    Trace trace = trace();
                    outcome = outcome.worse(trace.isError() ? Outcome.ERROR : Outcome.FAILED);
                    failure = failure == null ? trace : failure;
                    failed++;
                }
                case "skipped", "ignored", "disabled" -> {
                    String why = cut(xml.getAttributeValue(null, "message"), MAX_MESSAGE);
                    if (notRun && COULD_NOT_RUN.contains(why)) {
                        outcome = outcome.worse(Outcome.ERROR);
                        failure = failure == null ? new Trace(true, "", why, "") : failure;
                    }
                    outcome = outcome.worse(Outcome.SKIPPED);
                    allowed |= why.equals(MAY_FAIL);
                    todo |= "todo".equals(xml.getAttributeValue(null, "type")); // node --test
                    xml.skipElement();
                }
                case "flakyFailure", "flakyError", "rerunFailure", "rerunError" -> {
                    finallyFailed |= ReportXml.element(xml).startsWith("rerun");
                    Trace trace = trace();
                    retries = retries.isEmpty() ? new ArrayList<>() : retries;
                    if (retries.size() < MAX_RETRIES) {
                        retries.add(trace);
                    }
                }
                default -> xml.skipElement();
            }
        }
        if (outcome == Outcome.PASSED && !retries.isEmpty()) {
            // rerunFailure stands for a test that failed at last, flakyFailure for one that is believed to have passed
            boolean one = Repeats.isOneTest(signs.dialect(), id, retries, signs.reruns());
            if (finallyFailed || !one) {
                outcome = Outcome.FAILED;
                failure = retries.remove(0);
            }
        }
        TestCase test = new TestCase(id, outcome, attributes.seconds(), failure, retries, signs.dialect(), 1);
        if (allowed && outcome.isFailure() && failuresSaid >= 0) {
            mayFail.add(test);
        } else {
            failuresSeen += failed;
            sink.accept(todo && outcome.isFailure() ? skipped(test) : test);
        }
    }

    private static boolean isOneOf(Set<String> words, @Nullable String word) {
        return word != null && words.contains(word.toLowerCase(Locale.ROOT));
    }

    /** Reads a failure element to its end: its text or that of a {@code stackTrace} in it, not the outputs beside. */
    private Trace trace() throws XMLStreamException {
        boolean error = ReportXml.element(xml).endsWith("rror");
        String type = cut(xml.getAttributeValue(null, "type"), MAX_MESSAGE);
        String message = cut(xml.getAttributeValue(null, "message"), MAX_MESSAGE);
        textLength = 0;
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
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> append();
                default -> {}
            }
        }
        return new Trace(error, type, message, strippedText());
    }

    private void append() throws XMLStreamException {
        int room = MAX_TRACE - textLength;
        if (room > 0) {
            char[] from = xml.getTextCharacters();
            int length = Math.min(room, xml.getTextLength());
            System.arraycopy(from, xml.getTextStart(), text, textLength, length);
            textLength += length;
        }
    }

    /** Without the white space around, copied once. */
    private String strippedText() {
        int from = 0;
        int to = textLength;
        while (from < to && Character.isWhitespace(text[from])) {
            from++;
        }
        while (to > from && Character.isWhitespace(text[to - 1])) {
            to--;
        }
        return new String(text, from, to - from);
    }

    private static String cut(@Nullable String text, int length) {
        return text == null ? "" : text.length() <= length ? text : text.substring(0, length) + "…";
    }
}
