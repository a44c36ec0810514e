package io.jenkins.embedded.xml;

import com.thoughtworks.xstream.XStreamException;
import com.thoughtworks.xstream.converters.UnmarshallingContext;
import com.thoughtworks.xstream.io.HierarchicalStreamReader;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Reads child elements one by one; one that can't be read is reported and left out. */
public final class RobustReading {
    private static final Logger LOGGER = Logger.getLogger(RobustReading.class.getName());

    private RobustReading() {}

    /** Reads the element that the reader stands on. */
    public interface Element {
        void read();
    }

    public static void children(HierarchicalStreamReader reader, UnmarshallingContext context, Element element) {
        while (reader.hasMoreChildren()) {
            int level = LevelReader.levelOf(reader);
            reader.moveDown();
            String name = reader.getNodeName();
            try {
                element.read();
            } catch (XStreamException | LinkageError | UnsupportedOperationException x) {
                LOGGER.log(Level.WARNING, "Left out <{0}> of {1}: {2}", new Object[] {
                    name, context.getRequiredType(), firstLine(x)
                });
                LOGGER.log(Level.FINE, name, x);
            }
            LevelReader.back(reader, level);
        }
    }

    /** XStream's messages carry a table of details below their first line. */
    private static String firstLine(Throwable x) {
        return String.valueOf(x.getMessage()).lines().findFirst().orElse("");
    }
}
