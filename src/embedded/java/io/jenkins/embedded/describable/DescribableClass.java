package io.jenkins.embedded.describable;

import hudson.model.Describable;
import hudson.model.Descriptor;
import hudson.model.ParameterDefinition;
import hudson.model.ParameterValue;
import java.util.List;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.structs.SymbolLookup;

/** The class that a script means. */
public final class DescribableClass {
    private DescribableClass() {}

    /** By class name, full or simple, else by symbol, else the type itself. */
    public static Class<?> find(Class<?> base, String name, String symbol) {
        if (name != null) {
            return named(base, name);
        }
        return symbol == null ? base : ofSymbol(base, symbol);
    }

    private static Class<?> ofSymbol(Class<?> base, String symbol) {
        if (base == ParameterValue.class) {
            return valueOf(ofSymbol(ParameterDefinition.class, symbol));
        }
        Class<? extends Describable> type =
                Describable.class.isAssignableFrom(base) ? base.asSubclass(Describable.class) : Describable.class;
        Descriptor<?> descriptor = SymbolLookup.get().findDescriptor(type, symbol);
        if (descriptor == null) {
            throw new UnsupportedOperationException(
                    "no known implementation of " + base + " is using symbol ‘" + symbol + "’");
        }
        return descriptor.clazz;
    }

    /** Values of parameters aren't describable; they go by the symbols of their definitions. */
    private static Class<?> valueOf(Class<?> definition) {
        String name = definition.getName().replaceFirst("Definition$", "Value");
        try {
            return definition.getClassLoader().loadClass(name);
        } catch (ClassNotFoundException x) {
            throw new UnsupportedOperationException("there is no " + name, x);
        }
    }

    private static Class<?> named(Class<?> base, String name) {
        List<? extends Class<?>> found = Jenkins.get().getExtensionList(Descriptor.class).stream()
                .map(each -> (Class<?>) each.clazz)
                .filter(base::isAssignableFrom)
                .filter(each ->
                        each.getName().equals(name) || each.getSimpleName().equals(name))
                .toList();
        if (found.isEmpty()) {
            throw new UnsupportedOperationException("no known implementation of " + base + " is named " + name);
        }
        if (found.size() > 1) {
            throw new UnsupportedOperationException(name + " as a " + base + " could mean any of " + found);
        }
        return found.get(0);
    }
}
