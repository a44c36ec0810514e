package org.jvnet.tiger_types;

import java.lang.reflect.Array;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.GenericDeclaration;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.Arrays;

/**
 * Answers questions about generic types for Stapler.
 *
 * <p>Stands in for the class of the same name in tiger-types 1.4, the newest on Maven Central, which lacks
 * {@link #bind}; Stapler 1.263 calls it for every web method.
 */
public final class Types {
    private Types() {}

    /** The class that remains of a type at run time. */
    @SuppressWarnings("unchecked")
    public static <T> Class<T> erasure(Type type) {
        return (Class<T>) erase(type);
    }

    private static Class<?> erase(Type type) {
        if (type instanceof Class<?> c) {
            return c;
        }
        if (type instanceof ParameterizedType p) {
            return (Class<?>) p.getRawType();
        }
        if (type instanceof GenericArrayType a) {
            return Array.newInstance(erase(a.getGenericComponentType()), 0).getClass();
        }
        return erase(upperBound(type));
    }

    private static Type upperBound(Type type) {
        return type instanceof WildcardType w ? w.getUpperBounds()[0] : ((TypeVariable<?>) type).getBounds()[0];
    }

    /** How {@code type} extends {@code base}, with type arguments where they are known; null if it does not. */
    public static Type getBaseClass(Type type, Class<?> base) {
        if (type instanceof WildcardType || type instanceof TypeVariable<?>) {
            return getBaseClass(upperBound(type), base);
        }
        Class<?> raw = erase(type);
        if (raw == base) {
            return type;
        }
        if (!base.isAssignableFrom(raw)) {
            return null;
        }
        Type parent = parentTowards(raw, base);
        return getBaseClass(
                type instanceof ParameterizedType p && parent != Object.class ? bind(parent, raw, p) : parent, base);
    }

    private static Type parentTowards(Class<?> type, Class<?> base) {
        if (type.getSuperclass() != null && base.isAssignableFrom(type.getSuperclass())) {
            return type.getGenericSuperclass();
        }
        return Arrays.stream(type.getGenericInterfaces())
                .filter(i -> base.isAssignableFrom(erase(i)))
                .findFirst()
                .orElse(Object.class);
    }

    /** The type with the variables that {@code declaration} declares replaced by the arguments given. */
    public static Type bind(Type type, GenericDeclaration declaration, ParameterizedType arguments) {
        if (type instanceof TypeVariable<?> v && v.getGenericDeclaration().equals(declaration)) {
            int i = Arrays.asList(declaration.getTypeParameters()).indexOf(v);
            return arguments.getActualTypeArguments()[i];
        }
        if (type instanceof ParameterizedType p) {
            Type[] bound = Arrays.stream(p.getActualTypeArguments())
                    .map(a -> bind(a, declaration, arguments))
                    .toArray(Type[]::new);
            return new ParameterizedTypeImpl((Class<?>) p.getRawType(), bound, p.getOwnerType());
        }
        return type;
    }

    public static Type getTypeArgument(Type type, int index) {
        return getTypeArgument(type, index, Object.class);
    }

    /** The type argument at {@code index}, or the default for a raw type. */
    public static Type getTypeArgument(Type type, int index, Type defaultType) {
        return type instanceof ParameterizedType p ? p.getActualTypeArguments()[index] : defaultType;
    }
}
