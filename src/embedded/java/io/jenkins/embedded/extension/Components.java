package io.jenkins.embedded.extension;

import hudson.ExtensionComponent;
import hudson.model.PersistentDescriptor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;

/** All extensions of one controller; each is created once, when it is first looked for. */
public final class Components {
    private static final Logger LOGGER = Logger.getLogger(Components.class.getName());

    private final List<ExtensionSource.Declaration> declarations = new ArrayList<>();
    private final Map<ExtensionSource.Declaration, ExtensionComponent<Object>> created = new IdentityHashMap<>();
    private final Set<ExtensionSource.Declaration> underWay = new HashSet<>();

    public Components(List<ExtensionSource> sources, ClassLoader loader) {
        for (ExtensionSource source : sources) {
            declarations.addAll(source.declarations(loader));
        }
    }

    /** The extensions of this controller. */
    public static Components of(Jenkins jenkins) {
        return jenkins.lookup.get(Components.class);
    }

    /** The extensions of the type, unordered. One that can't be created is logged and left out. */
    public synchronized <T> List<ExtensionComponent<T>> find(Class<T> type) {
        List<ExtensionComponent<T>> found = new ArrayList<>();
        for (ExtensionSource.Declaration declaration : declarations) {
            ExtensionComponent<Object> component =
                    type.isAssignableFrom(declaration.type()) ? component(declaration) : null;
            if (component != null) {
                found.add(new ExtensionComponent<>(type.cast(component.getInstance()), component.ordinal()));
            }
        }
        return found;
    }

    private ExtensionComponent<Object> component(ExtensionSource.Declaration declaration) {
        if (!created.containsKey(declaration) && underWay.add(declaration)) {
            try {
                created.put(declaration, create(declaration));
            } finally {
                underWay.remove(declaration);
            }
        }
        return created.get(declaration);
    }

    private static ExtensionComponent<Object> create(ExtensionSource.Declaration declaration) {
        try {
            Object instance = declaration.create();
            if (instance == null) {
                return null;
            }
            if (instance instanceof PersistentDescriptor descriptor) {
                descriptor.load();
            }
            return new ExtensionComponent<>(instance, declaration.ordinal());
        } catch (Exception | LinkageError x) {
            LOGGER.log(
                    Level.WARNING,
                    x,
                    () -> "Can't create extension " + declaration.type().getName());
            return null;
        }
    }
}
