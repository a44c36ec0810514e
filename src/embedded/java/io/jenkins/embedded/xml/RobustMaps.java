package io.jenkins.embedded.xml;

import com.thoughtworks.xstream.converters.UnmarshallingContext;
import com.thoughtworks.xstream.converters.collections.MapConverter;
import com.thoughtworks.xstream.io.HierarchicalStreamReader;
import com.thoughtworks.xstream.mapper.Mapper;
import java.util.Map;

/** Maps without the entries that can't be read. */
public final class RobustMaps extends MapConverter {
    public RobustMaps(Mapper mapper) {
        super(mapper);
    }

    @Override
    @SuppressWarnings("rawtypes")
    protected void populateMap(HierarchicalStreamReader reader, UnmarshallingContext context, Map map, Map target) {
        RobustReading.children(reader, context, () -> putCurrentEntryIntoMap(reader, context, map, target));
    }
}
