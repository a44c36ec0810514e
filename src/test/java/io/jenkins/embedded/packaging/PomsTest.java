package io.jenkins.embedded.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The two builds put the same libraries into the plugin. */
class PomsTest {

    @Test
    void shouldBundleTheSameLibrariesInBothBuilds() throws Exception {
        Map<String, String> here = libraries("pom.xml");
        assertThat(here).isNotEmpty();
        assertThat(libraries("pom-jenkins.xml")).isEqualTo(here);
    }

    /** Dependencies of compile scope that have a version of their own; Jenkins plugins get theirs from the BOM. */
    private static Map<String, String> libraries(String pom) throws Exception {
        Document document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(Path.of(pom).toFile());
        Map<String, String> libraries = new TreeMap<>();
        NodeList dependencies = document.getElementsByTagName("dependency");
        for (int i = 0; i < dependencies.getLength(); i++) {
            Element dependency = (Element) dependencies.item(i);
            boolean managed =
                    dependency.getParentNode().getParentNode().getNodeName().equals("dependencyManagement");
            String version = text(dependency, "version");
            if (!managed && text(dependency, "scope").isEmpty() && !version.isEmpty()) {
                libraries.put(text(dependency, "groupId") + ":" + text(dependency, "artifactId"), version);
            }
        }
        return libraries;
    }

    private static String text(Element parent, String child) {
        for (var node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node.getNodeName().equals(child)) {
                return node.getTextContent().strip();
            }
        }
        return "";
    }
}
