package io.jenkins.embedded.declarative;

import hudson.ExtensionList;
import hudson.model.Descriptor;
import java.util.Set;
import java.util.TreeSet;
import org.jenkinsci.plugins.structs.SymbolLookup;

/** Names by which scripts make things. */
final class Symbols {

    private Symbols() {}

    /** The symbols of all that can be made of a type. */
    static Set<String> of(Class<?> type) {
        Set<String> symbols = new TreeSet<>();
        for (Descriptor<?> descriptor : ExtensionList.lookup(Descriptor.class)) {
            if (type.isAssignableFrom(descriptor.clazz)) {
                symbols.addAll(SymbolLookup.getSymbolValue(descriptor));
            }
        }
        return symbols;
    }
}
