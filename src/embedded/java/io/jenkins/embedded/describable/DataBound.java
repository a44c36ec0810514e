package io.jenkins.embedded.describable;

import java.beans.Introspector;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.LinkedHashMap;
import java.util.Map;
import org.kohsuke.stapler.ClassDescriptor;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** The data-bound constructor and setters of a class. */
public record DataBound<T>(
        Constructor<T> constructor, Map<String, Type> constructorParameters, Map<String, Setter> setters) {

    /** Puts a value of that type into an object. */
    public record Setter(Type type, Assignment assignment) {
        public void set(Object target, Object value) throws Exception {
            assignment.set(target, value);
        }
    }

    /** By method or by field. */
    private interface Assignment {
        void set(Object target, Object value) throws Exception;
    }

    public static <T> DataBound<T> of(Class<T> type) {
        String[] names = new ClassDescriptor(type).loadConstructorParamNames();
        Constructor<T> constructor = constructor(type);
        Type[] types = constructor.getGenericParameterTypes();
        Map<String, Type> parameters = new LinkedHashMap<>();
        for (int i = 0; i < names.length; i++) {
            parameters.put(names[i], types[i]);
        }
        return new DataBound<>(constructor, parameters, setters(type));
    }

    @SuppressWarnings("unchecked")
    private static <T> Constructor<T> constructor(Class<T> type) {
        for (Constructor<?> each : type.getConstructors()) {
            if (each.isAnnotationPresent(DataBoundConstructor.class)) {
                return (Constructor<T>) each;
            }
        }
        throw new IllegalArgumentException(type + " has no public @DataBoundConstructor");
    }

    private static Map<String, Setter> setters(Class<?> type) {
        Map<String, Setter> found = new LinkedHashMap<>();
        for (Class<?> c = type; c != null; c = c.getSuperclass()) {
            for (Field each : c.getDeclaredFields()) {
                if (each.isAnnotationPresent(DataBoundSetter.class)) {
                    each.setAccessible(true);
                    found.putIfAbsent(each.getName(), new Setter(each.getGenericType(), each::set));
                }
            }
            for (Method each : c.getDeclaredMethods()) {
                if (each.isAnnotationPresent(DataBoundSetter.class)
                        && each.getName().startsWith("set")) {
                    each.setAccessible(true);
                    Type value = each.getGenericParameterTypes()[0];
                    found.putIfAbsent(
                            Introspector.decapitalize(each.getName().substring(3)), new Setter(value, each::invoke));
                }
            }
        }
        return found;
    }
}
