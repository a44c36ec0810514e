package io.jenkins.embedded.xml;

import com.thoughtworks.xstream.XStream;
import com.thoughtworks.xstream.converters.Converter;
import com.thoughtworks.xstream.converters.MarshallingContext;
import com.thoughtworks.xstream.converters.UnmarshallingContext;
import com.thoughtworks.xstream.io.HierarchicalStreamReader;
import com.thoughtworks.xstream.io.HierarchicalStreamWriter;
import com.thoughtworks.xstream.mapper.Mapper;
import java.lang.reflect.Constructor;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Uses the converter that a class or its super class brings along as its nested class {@code ConverterImpl}. */
public final class NestedConverters implements Converter {
    private final XStream xstream;
    private final Map<Class<?>, Optional<Converter>> known = new ConcurrentHashMap<>();

    public NestedConverters(XStream xstream) {
        this.xstream = xstream;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public boolean canConvert(Class type) {
        return type != null && converter(type).isPresent();
    }

    private Optional<Converter> converter(Class<?> type) {
        return known.computeIfAbsent(type, this::find);
    }

    private Optional<Converter> find(Class<?> type) {
        return Stream.<Class<?>>iterate(type, Objects::nonNull, Class::getSuperclass)
                .flatMap(each -> Arrays.stream(each.getDeclaredClasses()))
                .filter(each -> each.getSimpleName().equals("ConverterImpl") && Converter.class.isAssignableFrom(each))
                .map(this::create)
                .filter(each -> each.canConvert(type))
                .findFirst();
    }

    private Converter create(Class<?> type) {
        Constructor<?> constructor = type.getConstructors()[0];
        Object[] arguments = Arrays.stream(constructor.getParameterTypes())
                .map(each -> each == Mapper.class ? xstream.getMapper() : xstream)
                .toArray();
        try {
            return (Converter) constructor.newInstance(arguments);
        } catch (ReflectiveOperationException x) {
            throw new IllegalStateException("Can't make a " + type.getName(), x);
        }
    }

    @Override
    public void marshal(Object source, HierarchicalStreamWriter writer, MarshallingContext context) {
        converter(source.getClass()).orElseThrow().marshal(source, writer, context);
    }

    @Override
    public Object unmarshal(HierarchicalStreamReader reader, UnmarshallingContext context) {
        return converter(context.getRequiredType()).orElseThrow().unmarshal(reader, context);
    }
}
