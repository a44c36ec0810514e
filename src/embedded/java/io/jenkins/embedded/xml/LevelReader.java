package io.jenkins.embedded.xml;

import com.thoughtworks.xstream.io.HierarchicalStreamReader;
import com.thoughtworks.xstream.io.ReaderWrapper;

/** Knows how deep it is, so that reading can go on behind an element whose converter gave up half way. */
public final class LevelReader extends ReaderWrapper {
    private int level;

    public LevelReader(HierarchicalStreamReader reader) {
        super(reader);
    }

    @Override
    public void moveDown() {
        super.moveDown();
        level++;
    }

    @Override
    public void moveUp() {
        super.moveUp();
        level--;
    }

    /** Wrappers put around this one answer with what is innermost: let that be this. */
    @Override
    public HierarchicalStreamReader underlyingReader() {
        return this;
    }

    static int levelOf(HierarchicalStreamReader reader) {
        return ((LevelReader) reader.underlyingReader()).level;
    }

    /** Leaves all elements that were entered below this level. */
    static void back(HierarchicalStreamReader reader, int level) {
        while (levelOf(reader) > level) {
            reader.moveUp();
        }
    }
}
