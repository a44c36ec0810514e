package org.jenkinsci.plugins.structs;

import hudson.model.Describable;
import hudson.model.Descriptor;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import jenkins.model.Jenkins;
import org.jenkinsci.Symbol;

/** Finds extensions by their {@link Symbol}s. */
public class SymbolLookup {
    private static final SymbolLookup INSTANCE = new SymbolLookup();

    public static SymbolLookup get() {
        return INSTANCE;
    }

    /** The extension of this type and symbol, or null. */
    public <T> T find(Class<T> type, String symbol) {
        for (T each : Jenkins.get().getExtensionList(type)) {
            if (getSymbolValue(each.getClass()).contains(symbol)) {
                return each;
            }
        }
        return null;
    }

    /** The descriptor of this symbol for a kind of describable, or null. */
    @SuppressWarnings({"rawtypes", "unchecked"})
    public <T extends Describable> Descriptor<? extends T> findDescriptor(Class<T> type, String symbol) {
        for (Descriptor each : Jenkins.get().getExtensionList(Descriptor.class)) {
            if (type.isAssignableFrom(each.clazz)
                    && getSymbolValue(each.getClass()).contains(symbol)) {
                return each;
            }
        }
        return null;
    }

    /** The symbols of an extension, or of the descriptor of a describable. */
    public static Set<String> getSymbolValue(Object o) {
        Object annotated = o instanceof Describable<?> d ? d.getDescriptor() : o;
        return getSymbolValue(annotated.getClass());
    }

    public static Set<String> getSymbolValue(Class<?> type) {
        if (Describable.class.isAssignableFrom(type)) {
            Descriptor<?> descriptor = Jenkins.get().getDescriptor(type.asSubclass(Describable.class));
            if (descriptor != null && descriptor.getClass() != type) {
                return getSymbolValue(descriptor.getClass());
            }
        }
        Symbol symbol = type.getAnnotation(Symbol.class);
        return symbol == null ? Collections.emptySet() : new LinkedHashSet<>(Arrays.asList(symbol.value()));
    }
}
