package io.jenkins.plugins.releaseguard.flaky.report;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.exc.WstxEOFException;
import com.ctc.wstx.exc.WstxLazyException;
import com.ctc.wstx.stax.WstxInputFactory;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.XMLStreamReader2;

/** Opens reports as XML: streaming, without a document type, without entities of one's own, within bounds. */
final class ReportXml {
    /** Longest attribute: failure messages stand in attributes and may be long, but not endless. */
    private static final int MAX_ATTRIBUTE = 4 << 20;

    private static final WstxInputFactory FACTORY = factory();

    private ReportXml() {}

    static XMLStreamReader2 open(InputStream in) throws XMLStreamException, IOException, BrokenReportException {
        return (XMLStreamReader2) FACTORY.createXMLStreamReader(LenientText.of(in));
    }

    /** What a reader that parses lazily ran into. */
    static XMLStreamException cause(WstxLazyException e) {
        return (XMLStreamException) Objects.requireNonNull(e.getCause());
    }

    /** The reason for people, on one line. */
    static BrokenReportException broken(XMLStreamException e, boolean sawRoot) {
        int line = e.getLocation() == null ? -1 : e.getLocation().getLineNumber();
        if (e instanceof WstxEOFException) {
            return new BrokenReportException(sawRoot ? "cut off at line " + line : "empty");
        }
        String message = String.valueOf(e.getMessage());
        int end = message.indexOf('\n');
        return new BrokenReportException(
                "not well-formed XML at line " + line + ": " + (end < 0 ? message : message.substring(0, end)).strip());
    }

    /** The name of the current element without a prefix. */
    static String element(XMLStreamReader2 xml) {
        String name = xml.getLocalName();
        return name.substring(name.indexOf(':') + 1);
    }

    private static WstxInputFactory factory() {
        WstxInputFactory factory = new WstxInputFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        // off: tools use prefixes like xsi: without declaring them
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        factory.setProperty(WstxInputProperties.P_ALLOW_XML11_ESCAPED_CHARS_IN_XML10, true);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTE_SIZE, MAX_ATTRIBUTE);
        // a text that lies in the buffer as a whole isn't copied
        factory.setProperty(WstxInputProperties.P_INPUT_BUFFER_LENGTH, 1 << 14);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("entities are not resolved");
        });
        return factory;
    }
}
