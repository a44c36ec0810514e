package hudson.tasks.junit;

import hudson.tasks.test.PipelineTestDetails;
import java.io.BufferedInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads reports in JUnit's XML. Whoever writes the tests writes the reports, so they are read without document types:
 * no entity is expanded, nothing outside the file is fetched, and the depth is limited.
 */
final class ReportReader {

    private static final XMLInputFactory XML = XMLInputFactory.newDefaultFactory();

    static {
        XML.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        XML.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        XML.setProperty(XMLInputFactory.IS_COALESCING, true);
        XML.setProperty("jdk.xml.maxElementDepth", "500");
    }

    private final StdioRetention retention;
    private final boolean keepProperties;
    private final boolean keepTestNames;

    ReportReader(StdioRetention retention, boolean keepProperties, boolean keepTestNames) {
        this.retention = retention;
        this.keepProperties = keepProperties;
        this.keepTestNames = keepTestNames;
    }

    /** The suites of a report; a report that is empty or broken becomes a suite with one failed case. */
    List<SuiteResult> read(File file, PipelineTestDetails details) throws IOException {
        if (file.length() == 0) {
            return List.of(broken(file, details, "[empty]", "Test report file " + file + " was length 0"));
        }
        List<SuiteResult> suites = new ArrayList<>();
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file.toPath()))) {
            XMLStreamReader xml = XML.createXMLStreamReader(in);
            nextChild(xml);
            if (xml.getLocalName().equals("testsuite")) {
                suite(xml, file, details, suites);
            } else {
                while (nextChild(xml)) {
                    if (xml.getLocalName().equals("testsuite")) {
                        suite(xml, file, details, suites);
                    } else {
                        skip(xml);
                    }
                }
            }
            while (xml.hasNext()) {
                xml.next(); // what follows the root element must be well-formed too
            }
        } catch (XMLStreamException x) {
            if (!file.getName().endsWith(".xml")) {
                throw new IOException(
                        "Failed to read " + file + "\nIs this really a JUnit report file?"
                                + " Your configuration must be matching too many files",
                        x);
            }
            String trace = "Failed to read test report file " + file.getAbsolutePath() + '\n' + stackTrace(x);
            return List.of(broken(file, details, "[failed-to-read]", trace));
        }
        return suites;
    }

    private static String stackTrace(XMLStreamException x) {
        StringWriter trace = new StringWriter();
        x.printStackTrace(new PrintWriter(trace));
        return trace.toString();
    }

    private static SuiteResult broken(File file, PipelineTestDetails details, String caseName, String problem) {
        SuiteResult suite = SuiteResult.of(file.getName(), null, null, file.getAbsolutePath(), details);
        suite.addCase(new CaseResult(suite, caseName, problem));
        return suite;
    }

    private void suite(XMLStreamReader xml, File file, PipelineTestDetails details, List<SuiteResult> suites)
            throws XMLStreamException {
        String plainName = xml.getAttributeValue(null, "name");
        String inPackage = xml.getAttributeValue(null, "package");
        String name = plainName == null ? '(' + file.getName() + ')' : plainName;
        if (inPackage != null && !inPackage.isEmpty()) {
            name = inPackage + '.' + name;
        }
        SuiteResult suite = SuiteResult.of(
                name,
                xml.getAttributeValue(null, "id"),
                xml.getAttributeValue(null, "timestamp"),
                file.getAbsolutePath(),
                details);
        List<ReportedCase> cases = new ArrayList<>();
        String out = null;
        String err = null;
        while (nextChild(xml)) {
            switch (xml.getLocalName()) {
                case "testsuite" -> suite(xml, file, details, suites);
                case "testcase" -> cases.add(testCase(xml, plainName == null ? name : plainName));
                case "error" -> {
                    ReportedCase constructor = new ReportedCase(name, "<init>", "0");
                    constructor.fail(xml.getAttributeValue(null, "message"), text(xml));
                    cases.add(constructor);
                }
                case "properties" -> suite.setProperties(properties(xml));
                case "system-out" -> out = text(xml);
                case "system-err" -> err = text(xml);
                default -> skip(xml);
            }
        }
        if (cases.isEmpty()) {
            return;
        }
        boolean failed = cases.stream().anyMatch(ReportedCase::failed);
        suite.setOutput(Stdio.keep(out, failed, retention), Stdio.keep(err, failed, retention));
        cases.forEach(c -> suite.addCase(c.toResult(suite, retention, keepTestNames)));
        suites.add(suite);
    }

    private ReportedCase testCase(XMLStreamReader xml, String suiteName) throws XMLStreamException {
        String className = xml.getAttributeValue(null, "classname");
        ReportedCase reported = new ReportedCase(
                className == null ? suiteName : className,
                xml.getAttributeValue(null, "name"),
                xml.getAttributeValue(null, "time"));
        while (nextChild(xml)) {
            switch (xml.getLocalName()) {
                case "failure", "error" -> reported.fail(xml.getAttributeValue(null, "message"), text(xml));
                case "skipped" -> {
                    reported.skip(xml.getAttributeValue(null, "message"));
                    skip(xml);
                }
                case "system-out" -> reported.out = text(xml);
                case "system-err" -> reported.err = text(xml);
                case "properties" -> reported.properties = properties(xml);
                default -> skip(xml);
            }
        }
        return reported;
    }

    private Map<String, String> properties(XMLStreamReader xml) throws XMLStreamException {
        Map<String, String> properties = new LinkedHashMap<>();
        while (nextChild(xml)) {
            String name = xml.getAttributeValue(null, "name");
            String value = xml.getAttributeValue(null, "value");
            String text = text(xml);
            if (name != null && keepProperties) {
                properties.put(name, value == null ? text : value);
            }
        }
        return properties;
    }

    /** Moves to the next child element; false at the end of the parent. */
    private static boolean nextChild(XMLStreamReader xml) throws XMLStreamException {
        while (true) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    return true;
                }
                case XMLStreamConstants.END_ELEMENT, XMLStreamConstants.END_DOCUMENT -> {
                    return false;
                }
                default -> {}
            }
        }
    }

    private static void skip(XMLStreamReader xml) throws XMLStreamException {
        while (nextChild(xml)) {
            skip(xml);
        }
    }

    /** The text of the element and of what is in it. */
    private static String text(XMLStreamReader xml) throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        for (int depth = 1; depth > 0; ) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> depth++;
                case XMLStreamConstants.END_ELEMENT -> depth--;
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(xml.getText());
                default -> {}
            }
        }
        return text.toString();
    }
}
