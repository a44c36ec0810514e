package io.jenkins.embedded.describable;

import groovy.lang.GString;
import hudson.util.Secret;
import java.lang.reflect.Array;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.beanutils.Converter;
import org.jenkinsci.plugins.structs.describable.UninstantiatedDescribable;
import org.jvnet.tiger_types.Types;
import org.kohsuke.stapler.Stapler;

/** Makes of a Groovy value what a parameter wants. */
public final class Coercion {
    private static final Map<Class<?>, Object> PRIMITIVE_DEFAULTS = Map.of(
            boolean.class,
            false,
            char.class,
            '\0',
            byte.class,
            (byte) 0,
            short.class,
            (short) 0,
            int.class,
            0,
            long.class,
            0L,
            float.class,
            0f,
            double.class,
            0d);

    private Coercion() {}

    /** @param where named in the exception if the value doesn't fit */
    public static Object to(Type type, Object value, String where) throws Exception {
        Class<?> target = Types.erasure(type);
        if (value == null) {
            return PRIMITIVE_DEFAULTS.get(target);
        }
        Object plain = value instanceof GString ? value.toString() : value;
        if (plain instanceof UninstantiatedDescribable described) {
            return described.instantiate(target);
        }
        if (plain instanceof Collection<?> elements && (target.isArray() || target.isAssignableFrom(List.class))) {
            return target.isArray()
                    ? array(target.getComponentType(), elements, where)
                    : list(elementType(type), elements, where);
        }
        if (plain instanceof Map<?, ?> map) {
            return target.isAssignableFrom(Map.class) || target.isInstance(map) ? flat(map) : describable(target, map);
        }
        if (plain instanceof String text && target != String.class) {
            Object parsed = parse(target, text);
            if (parsed != null) {
                return parsed;
            }
        }
        if (plain instanceof Number number) {
            Object converted = convert(target, number);
            if (converted != null) {
                return converted;
            }
        }
        if (boxed(target).isInstance(plain)) {
            return plain;
        }
        throw new ClassCastException(where + " expects " + type + " but received " + plain.getClass());
    }

    private static Class<?> boxed(Class<?> type) {
        return type.isPrimitive() ? Array.get(Array.newInstance(type, 1), 0).getClass() : type;
    }

    private static Type elementType(Type type) {
        return type instanceof ParameterizedType parameterized
                ? parameterized.getActualTypeArguments()[0]
                : Object.class;
    }

    private static List<Object> list(Type element, Collection<?> values, String where) throws Exception {
        List<Object> list = new ArrayList<>();
        for (Object each : values) {
            list.add(to(element, each, where));
        }
        return list;
    }

    private static Object array(Class<?> component, Collection<?> values, String where) throws Exception {
        Object array = Array.newInstance(component, values.size());
        int i = 0;
        for (Object each : values) {
            Array.set(array, i++, to(component, each, where));
        }
        return array;
    }

    /** Texts with placeholders don't equal plain texts: make them plain. */
    private static Map<Object, Object> flat(Map<?, ?> map) {
        Map<Object, Object> flat = new LinkedHashMap<>();
        map.forEach(
                (k, v) -> flat.put(k instanceof GString ? k.toString() : k, v instanceof GString ? v.toString() : v));
        return flat;
    }

    private static Object describable(Class<?> target, Map<?, ?> map) throws Exception {
        Map<String, Object> arguments = new LinkedHashMap<>();
        map.forEach((k, v) -> arguments.put(String.valueOf(k), v));
        return new UninstantiatedDescribable(arguments).instantiate(target);
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Object parse(Class<?> target, String text) throws Exception {
        Class<?> type = boxed(target);
        if (type.isEnum()) {
            return Enum.valueOf((Class<Enum>) type, text);
        } else if (type == Boolean.class) {
            return Boolean.valueOf(text);
        } else if (type == Integer.class) {
            return Integer.valueOf(text);
        } else if (type == Long.class) {
            return Long.valueOf(text);
        } else if (type == Double.class) {
            return Double.valueOf(text);
        } else if (type == Float.class) {
            return Float.valueOf(text);
        } else if (type == Character.class && text.length() == 1) {
            return text.charAt(0);
        } else if (type == URL.class) {
            return new URL(text);
        } else if (type == Secret.class) {
            return Secret.fromString(text);
        }
        Converter converter = type.isAssignableFrom(String.class) ? null : Stapler.lookupConverter(type);
        return converter == null ? null : converter.convert(type, text);
    }

    private static Object convert(Class<?> target, Number number) {
        Class<?> type = boxed(target);
        if (type == Integer.class) {
            return number.intValue();
        } else if (type == Long.class) {
            return number.longValue();
        } else if (type == Double.class) {
            return number.doubleValue();
        } else if (type == Float.class) {
            return number.floatValue();
        } else if (type == Short.class) {
            return number.shortValue();
        } else if (type == Byte.class) {
            return number.byteValue();
        }
        return null;
    }
}
