package org.jenkinsci.plugins.structs.describable;

import hudson.model.TaskListener;
import io.jenkins.embedded.describable.Coercion;
import io.jenkins.embedded.describable.DataBound;
import java.io.Serializable;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** How an object is made of named arguments: by its data-bound constructor and setters. */
public final class DescribableModel<T> implements Serializable {
    private static final long serialVersionUID = 1L;

    /** The argument that names the class where a symbol doesn't. */
    public static final String CLAZZ = "$class";

    private final Class<T> type;
    private final Constructor<T> constructor;
    private final Map<String, DescribableParameter> parameters = new LinkedHashMap<>();

    public static <T> DescribableModel<T> of(Class<T> type) {
        return new DescribableModel<>(type);
    }

    public DescribableModel(Class<T> type) {
        this.type = type;
        DataBound<T> found = DataBound.of(type);
        constructor = found.constructor();
        found.constructorParameters()
                .forEach((name, t) -> parameters.put(name, new DescribableParameter(this, t, name, null)));
        found.setters()
                .forEach((name, s) ->
                        parameters.putIfAbsent(name, new DescribableParameter(this, s.type(), name, s::set)));
    }

    public Class<T> getType() {
        return type;
    }

    /** Those of the constructor first. */
    public Collection<DescribableParameter> getParameters() {
        return parameters.values();
    }

    public DescribableParameter getParameter(String name) {
        return parameters.get(name);
    }

    /** The constructor's only parameter, or null if it has none or several. */
    public DescribableParameter getSoleRequiredParameter() {
        DescribableParameter first = getFirstRequiredParameter();
        long count = parameters.values().stream()
                .filter(DescribableParameter::isRequired)
                .count();
        return count == 1 ? first : null;
    }

    public DescribableParameter getFirstRequiredParameter() {
        return parameters.values().stream()
                .filter(DescribableParameter::isRequired)
                .findFirst()
                .orElse(null);
    }

    public T instantiate(Map<String, ?> arguments) throws IllegalArgumentException {
        return instantiate(arguments, null);
    }

    /** Makes an object; whatever is wrong with the arguments is an IllegalArgumentException. */
    public T instantiate(Map<String, ?> arguments, TaskListener listener) throws IllegalArgumentException {
        Map<String, ?> named = withName(arguments);
        try {
            T object = constructor.newInstance(constructorArguments(named));
            for (DescribableParameter each : parameters.values()) {
                if (!each.isRequired() && named.containsKey(each.getName())) {
                    each.set(object, coerce(each, named.get(each.getName())));
                }
            }
            refuseUnknown(named);
            return object;
        } catch (InvocationTargetException x) {
            throw new IllegalArgumentException(message(named), x.getTargetException());
        } catch (Exception x) {
            throw new IllegalArgumentException(message(named), x);
        }
    }

    private String message(Map<String, ?> arguments) {
        return "Could not instantiate " + arguments + " for " + type.getName();
    }

    private Map<String, ?> withName(Map<String, ?> arguments) {
        if (!arguments.containsKey(UninstantiatedDescribable.ANONYMOUS_KEY)) {
            return arguments;
        }
        if (arguments.size() != 1) {
            throw new IllegalArgumentException(
                    "All arguments have to be named but it has " + UninstantiatedDescribable.ANONYMOUS_KEY);
        }
        DescribableParameter sole = getSoleRequiredParameter();
        if (sole == null) {
            throw new IllegalArgumentException("Arguments to " + type + " have to be explicitly named");
        }
        Map<String, Object> named = new LinkedHashMap<>();
        named.put(sole.getName(), arguments.get(UninstantiatedDescribable.ANONYMOUS_KEY));
        return named;
    }

    private Object[] constructorArguments(Map<String, ?> arguments) throws Exception {
        Type[] types = constructor.getGenericParameterTypes();
        Object[] values = new Object[types.length];
        int i = 0;
        for (DescribableParameter each : parameters.values()) {
            if (each.isRequired()) {
                values[i++] = coerce(each, arguments.get(each.getName()));
            }
        }
        return values;
    }

    private Object coerce(DescribableParameter parameter, Object value) throws Exception {
        return Coercion.to(parameter.getRawType(), value, parameter.toString());
    }

    private void refuseUnknown(Map<String, ?> arguments) {
        String unknown = arguments.keySet().stream()
                .filter(name -> !parameters.containsKey(name) && !name.equals(CLAZZ))
                .collect(Collectors.joining(","));
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    "WARNING: Unknown parameter(s) found for class type '" + type.getName() + "': " + unknown);
        }
    }

    @Override
    public String toString() {
        return type.getSimpleName() + parameters.values();
    }

    private Object writeReplace() {
        return new Saved(type);
    }

    /** The class is all there is to save. */
    private record Saved(Class<?> type) implements Serializable {
        private Object readResolve() {
            return new DescribableModel<>(type);
        }
    }
}
