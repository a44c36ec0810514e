package io.jenkins.embedded.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.Extension;
import java.nio.file.Path;
import java.util.stream.StreamSupport;
import net.java.sezpoz.Index;
import net.java.sezpoz.IndexItem;
import org.junit.jupiter.api.Test;

class ExtensionIndexTest {

    /** Its extensions would reach the plugin through the common index; they are listed in BuiltIns instead. */
    @Test
    void shouldNameNoClassOfTheEmbeddedController() {
        Iterable<IndexItem<Extension, Object>> index =
                Index.load(Extension.class, Object.class, getClass().getClassLoader());
        assertThat(StreamSupport.stream(index.spliterator(), false).map(IndexItem::className))
                .contains("io.jenkins.plugins.releaseguard.signoff.ui.ReleasesPage")
                .allSatisfy(name -> assertThat(embeddedSource(name)).doesNotExist());
    }

    private static Path embeddedSource(String className) {
        String outermost = className.split("\\$", 2)[0];
        return Path.of("src/embedded/java", outermost.replace('.', '/') + ".java");
    }
}
