package org.jenkinsci.plugins.structs.describable;

import hudson.model.TaskListener;
import io.jenkins.embedded.describable.DescribableClass;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** A describable as a script writes it: symbol or class, and arguments. */
public class UninstantiatedDescribable implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Stands for the name of a single argument that was given without one. */
    public static final String ANONYMOUS_KEY = "<anonymous>";

    private String symbol;
    private String klass;
    private DescribableModel<?> model;
    private final Map<String, Object> arguments;

    public UninstantiatedDescribable(String symbol, String klass, Map<String, ?> arguments) {
        this.symbol = symbol;
        this.klass = klass;
        this.arguments = new LinkedHashMap<>(arguments);
    }

    /** Takes the class from the argument {@code $class}. */
    public UninstantiatedDescribable(Map<String, ?> arguments) {
        this(null, null, arguments);
        Object named = this.arguments.remove(DescribableModel.CLAZZ);
        klass = named == null ? null : named.toString();
    }

    public String getSymbol() {
        return symbol;
    }

    public DescribableModel<?> getModel() {
        return model;
    }

    public void setModel(DescribableModel<?> model) {
        this.model = model;
    }

    public Map<String, ?> getArguments() {
        return arguments;
    }

    public <T> T instantiate(Class<T> base) throws Exception {
        return instantiate(base, null);
    }

    /** Makes the object, which must be of that type. */
    public <T> T instantiate(Class<T> base, TaskListener listener) throws Exception {
        Class<?> type = DescribableClass.find(base, klass, symbol);
        return base.cast(DescribableModel.of(type).instantiate(arguments, listener));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof UninstantiatedDescribable that
                && Objects.equals(symbol, that.symbol)
                && Objects.equals(klass, that.klass)
                && arguments.equals(that.arguments);
    }

    @Override
    public int hashCode() {
        return Objects.hash(symbol, klass, arguments);
    }

    @Override
    public String toString() {
        String name = (symbol == null ? "" : '@' + symbol) + (klass == null ? "" : '$' + klass);
        return name + arguments.entrySet().stream().map(Object::toString).collect(Collectors.joining(",", "(", ")"));
    }
}
