package io.jenkins.embedded.xml;

import com.thoughtworks.xstream.converters.ConversionException;
import com.thoughtworks.xstream.converters.UnmarshallingContext;
import com.thoughtworks.xstream.converters.reflection.ReflectionConverter;
import com.thoughtworks.xstream.converters.reflection.ReflectionProvider;
import com.thoughtworks.xstream.core.util.HierarchicalStreams;
import com.thoughtworks.xstream.io.HierarchicalStreamReader;
import com.thoughtworks.xstream.mapper.Mapper;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;

/** Objects by their fields; fields that no longer exist or can't be read keep their initial value. */
public final class RobustReflection extends ReflectionConverter {
    public RobustReflection(Mapper mapper, ReflectionProvider provider) {
        super(mapper, provider);
    }

    @Override
    public Object doUnmarshal(Object result, HierarchicalStreamReader reader, UnmarshallingContext context) {
        RobustReading.children(reader, context, () -> readField(result, reader, context));
        return result;
    }

    private void readField(Object result, HierarchicalStreamReader reader, UnmarshallingContext context) {
        String name = mapper.realMember(result.getClass(), reader.getNodeName());
        String definedIn = reader.getAttribute(mapper.aliasForSystemAttribute("defined-in"));
        Class<?> owner = definedIn == null ? result.getClass() : mapper.realClass(definedIn);
        Field field = reflectionProvider.getFieldOrNull(owner, name);
        if (field == null) {
            throw new ConversionException("no such field");
        }
        if (Modifier.isTransient(field.getModifiers()) || Modifier.isStatic(field.getModifiers())) {
            return;
        }
        String className = HierarchicalStreams.readClassAttribute(reader, mapper);
        Class<?> type =
                className == null ? mapper.defaultImplementationOf(field.getType()) : mapper.realClass(className);
        Object value = unmarshallField(context, result, type, field);
        if (value != null
                && !mapper.defaultImplementationOf(field.getType()).isInstance(value)
                && !field.getType().isInstance(value)) {
            throw new ConversionException("a " + value.getClass().getName() + " is no "
                    + field.getType().getName());
        }
        reflectionProvider.writeField(result, name, value, field.getDeclaringClass());
    }
}
