package io.jenkins.embedded.xml;

import com.thoughtworks.xstream.converters.UnmarshallingContext;
import com.thoughtworks.xstream.converters.collections.CollectionConverter;
import com.thoughtworks.xstream.io.HierarchicalStreamReader;
import com.thoughtworks.xstream.mapper.Mapper;
import java.util.Collection;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CopyOnWriteArraySet;

/** Collections without the elements that can't be read. */
public final class RobustCollections extends CollectionConverter {
    public RobustCollections(Mapper mapper) {
        super(mapper);
    }

    @Override
    @SuppressWarnings("rawtypes")
    public boolean canConvert(Class type) {
        return super.canConvert(type) || type == CopyOnWriteArrayList.class || type == CopyOnWriteArraySet.class;
    }

    @Override
    @SuppressWarnings({"rawtypes", "unchecked"})
    protected void populateCollection(
            HierarchicalStreamReader reader, UnmarshallingContext context, Collection collection, Collection target) {
        RobustReading.children(reader, context, () -> target.add(readBareItem(reader, context, collection)));
    }
}
