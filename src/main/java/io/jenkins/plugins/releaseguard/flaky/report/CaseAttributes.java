package io.jenkins.plugins.releaseguard.flaky.report;

import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.XMLStreamReader2;
import org.jspecify.annotations.Nullable;

/**
 * What matters of the attributes of a test case; null where there is none. Most of a report without traces are these, so
 * they are read in one pass, not looked up one by one.
 *
 * @param seconds never negative; 0 where there is no number
 */
record CaseAttributes(
        @Nullable String file,
        @Nullable String className,
        @Nullable String name,
        @Nullable String status,
        @Nullable String result,
        double seconds) {

    /** The cursor stands on the start of a test case. */
    static CaseAttributes of(XMLStreamReader2 xml) throws XMLStreamException {
        String file = null;
        String className = null;
        String name = null;
        String status = null;
        String result = null;
        double seconds = 0;
        int count = xml.getAttributeCount();
        for (int i = 0; i < count; i++) {
            switch (xml.getAttributeLocalName(i)) {
                case "file" -> file = xml.getAttributeValue(i);
                case "classname" -> className = xml.getAttributeValue(i);
                case "name" -> name = xml.getAttributeValue(i);
                case "status" -> status = xml.getAttributeValue(i);
                case "result" -> result = xml.getAttributeValue(i);
                case "time" -> seconds = ReportTime.ofAttribute(xml, i);
                default -> {}
            }
        }
        return new CaseAttributes(file, className, name, status, result, seconds);
    }
}
