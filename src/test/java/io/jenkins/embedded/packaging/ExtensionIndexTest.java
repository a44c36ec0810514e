package io.jenkins.embedded.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.Extension;
import java.util.stream.StreamSupport;
import net.java.sezpoz.Index;
import net.java.sezpoz.IndexItem;
import org.junit.jupiter.api.Test;

class ExtensionIndexTest {

    /** An extension of the embedded controller would reach the plugin through the common index. */
    @Test
    void shouldNameThePluginsClassesOnly() {
        Iterable<IndexItem<Extension, Object>> index =
                Index.load(Extension.class, Object.class, getClass().getClassLoader());
        assertThat(StreamSupport.stream(index.spliterator(), false).map(IndexItem::className))
                .isNotEmpty()
                .allMatch(name -> name.startsWith("io.jenkins.plugins.releaseguard."));
    }
}
