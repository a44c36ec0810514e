package io.jenkins.plugins.releaseguard.flaky.report;

import com.ctc.wstx.api.InvalidCharHandler;
import com.ctc.wstx.api.WstxOutputProperties;
import com.ctc.wstx.exc.WstxLazyException;
import com.ctc.wstx.stax.WstxOutputFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.XMLStreamProperties;
import org.codehaus.stax2.XMLStreamReader2;
import org.codehaus.stax2.XMLStreamWriter2;
import org.jspecify.annotations.Nullable;

/**
 * Copies the report of a first run and writes the verdicts of its reruns into it, in Surefire's terms: a flaky test passes
 * and carries {@code flakyFailure}s, a failed one carries {@code failure} and {@code rerunFailure}s. All else stays.
 */
public final class MergedReport {
    private static final Set<String> OUTCOMES =
            Set.of("failure", "error", "skipped", "flakyFailure", "flakyError", "rerunFailure", "rerunError");

    private static final XMLOutputFactory FACTORY = factory();

    /**
     * What to write for a test.
     *
     * @param passed whether it passed at last
     * @param failures its failed attempts, oldest first
     * @param attemptsAreCases whether later cases of these names are attempts of it, which are left out then
     */
    public record Verdict(boolean passed, List<Trace> failures, boolean attemptsAreCases) implements Serializable {
        public Verdict(boolean passed, List<Trace> failures) {
            this(passed, failures, false);
        }
    }

    private final XMLStreamReader2 in;
    private final XMLStreamWriter2 out;
    private final Function<TestId, @Nullable Verdict> verdicts;
    private final CaseIds ids = new CaseIds();

    private MergedReport(XMLStreamReader2 in, XMLStreamWriter2 out, Function<TestId, @Nullable Verdict> verdicts) {
        this.in = in;
        this.out = out;
        this.verdicts = verdicts;
    }

    /**
     * Copies one report; the caller closes both streams.
     *
     * @param verdicts null for a test that stays as it is
     */
    public static void write(InputStream from, OutputStream to, Function<TestId, @Nullable Verdict> verdicts)
            throws IOException, BrokenReportException {
        try {
            XMLStreamReader2 in = ReportXml.open(from);
            XMLStreamWriter2 out = (XMLStreamWriter2) FACTORY.createXMLStreamWriter(to, "UTF-8");
            new MergedReport(in, out, verdicts).copy();
            out.close();
        } catch (WstxLazyException e) {
            throw ReportXml.broken(ReportXml.cause(e), true);
        } catch (XMLStreamException e) {
            throw ReportXml.broken(e, true);
        }
    }

    /** Writes failures of tests that aren't in any report of the first run, as a report of their own. */
    public static void writeNew(OutputStream to, List<TestId> tests, Function<TestId, @Nullable Verdict> verdicts)
            throws IOException {
        try {
            XMLStreamWriter2 out = (XMLStreamWriter2) FACTORY.createXMLStreamWriter(to, "UTF-8");
            out.writeStartDocument("UTF-8", "1.0");
            out.writeStartElement("testsuites");
            for (TestId test : tests) {
                out.writeStartElement("testsuite");
                out.writeAttribute("name", test.suite());
                out.writeStartElement("testcase");
                out.writeAttribute("name", test.name());
                out.writeAttribute("classname", test.className());
                Verdict verdict = verdicts.apply(test);
                if (verdict != null) {
                    writeOutcome(out, verdict);
                }
                out.writeEndElement();
                out.writeEndElement();
            }
            out.writeEndDocument();
            out.close();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    private void copy() throws XMLStreamException {
        out.writeStartDocument("UTF-8", "1.0");
        while (in.hasNext()) {
            switch (in.next()) {
                case XMLStreamConstants.START_ELEMENT -> start();
                case XMLStreamConstants.END_ELEMENT -> {
                    if (isSuite()) {
                        ids.leave();
                    } else if (ReportXml.element(in).equals("testsuites")) {
                        ids.leaveAll();
                    }
                    out.copyEventFromReader(in, false);
                }
                case XMLStreamConstants.DTD, XMLStreamConstants.END_DOCUMENT -> {}
                default -> out.copyEventFromReader(in, false);
            }
        }
        out.writeEndDocument();
    }

    private void start() throws XMLStreamException {
        TestId test = ReportXml.element(in).equals("testcase") ? ids.next(CaseAttributes.of(in)) : null;
        if (test != null && isAttemptOfEarlier(test)) {
            in.skipElement();
            return;
        }
        out.copyEventFromReader(in, false);
        String element = ReportXml.element(in);
        if (isSuite()) {
            ids.enter(in);
        } else if (element.equals("testsuites")) {
            ids.enterAll();
        } else if (test != null) {
            Verdict verdict = verdicts.apply(test);
            if (verdict != null) {
                writeOutcome(out, verdict);
                copyWithoutOutcome();
            }
        } else if (element.startsWith("system-") || element.equals("properties")) {
            copyRest();
        }
    }

    private boolean isAttemptOfEarlier(TestId test) {
        Verdict first = test.occurrence() > 1 ? verdicts.apply(test.first()) : null;
        return first != null && first.attemptsAreCases();
    }

    private boolean isSuite() {
        return ReportXml.element(in).equals("testsuite");
    }

    private void copyWithoutOutcome() throws XMLStreamException {
        int depth = 1;
        while (depth > 0) {
            int event = in.next();
            if (event == XMLStreamConstants.START_ELEMENT && OUTCOMES.contains(ReportXml.element(in))) {
                in.skipElement();
                continue;
            }
            depth += event == XMLStreamConstants.START_ELEMENT ? 1 : event == XMLStreamConstants.END_ELEMENT ? -1 : 0;
            out.copyEventFromReader(in, false);
        }
    }

    private void copyRest() throws XMLStreamException {
        int depth = 1;
        while (depth > 0) {
            int event = in.next();
            depth += event == XMLStreamConstants.START_ELEMENT ? 1 : event == XMLStreamConstants.END_ELEMENT ? -1 : 0;
            out.copyEventFromReader(in, false);
        }
    }

    private static void writeOutcome(XMLStreamWriter2 out, Verdict verdict) throws XMLStreamException {
        boolean first = !verdict.passed();
        if (first && verdict.failures().isEmpty()) {
            out.writeEmptyElement("failure");
        }
        for (Trace trace : verdict.failures()) {
            String prefix = verdict.passed() ? "flaky" : "rerun";
            out.writeStartElement(
                    first ? (trace.isError() ? "error" : "failure") : prefix + (trace.isError() ? "Error" : "Failure"));
            out.writeAttribute("message", trace.getMessage());
            out.writeAttribute("type", trace.getType());
            if (first) {
                out.writeCharacters(trace.getText());
            } else {
                out.writeStartElement("stackTrace");
                out.writeCharacters(trace.getText());
                out.writeEndElement();
            }
            out.writeEndElement();
            first = false;
        }
    }

    private static XMLOutputFactory factory() {
        WstxOutputFactory factory = new WstxOutputFactory();
        factory.setProperty(XMLStreamProperties.XSP_NAMESPACE_AWARE, false);
        factory.setProperty(
                WstxOutputProperties.P_OUTPUT_INVALID_CHAR_HANDLER, new InvalidCharHandler.ReplacingHandler('\uFFFD'));
        return factory;
    }
}
