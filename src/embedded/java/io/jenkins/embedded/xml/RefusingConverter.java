package io.jenkins.embedded.xml;

import com.thoughtworks.xstream.converters.Converter;
import com.thoughtworks.xstream.converters.MarshallingContext;
import com.thoughtworks.xstream.converters.UnmarshallingContext;
import com.thoughtworks.xstream.io.HierarchicalStreamReader;
import com.thoughtworks.xstream.io.HierarchicalStreamWriter;

/** Says no to classes that the {@link ClassFilter} doesn't let pass. */
public final class RefusingConverter implements Converter {
    private static final String REASON = " for security reasons; see https://www.jenkins.io/redirect/class-filter/";

    @Override
    @SuppressWarnings("rawtypes")
    public boolean canConvert(Class type) {
        return type != null && !ClassFilter.allows(type);
    }

    @Override
    public void marshal(Object source, HierarchicalStreamWriter writer, MarshallingContext context) {
        throw new UnsupportedOperationException(
                "Refusing to marshal " + source.getClass().getName() + REASON);
    }

    @Override
    public Object unmarshal(HierarchicalStreamReader reader, UnmarshallingContext context) {
        throw new UnsupportedOperationException(
                "Refusing to unmarshal " + context.getRequiredType().getName() + REASON);
    }
}
