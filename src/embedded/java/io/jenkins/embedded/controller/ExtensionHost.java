package io.jenkins.embedded.controller;

import hudson.DescriptorExtensionList;
import hudson.ExtensionList;
import hudson.model.AbstractCIBase;
import hudson.model.Action;
import hudson.model.Describable;
import hudson.model.Descriptor;
import hudson.model.RootAction;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import jenkins.model.Jenkins;

/** The controller as the place of all extensions. */
public abstract class ExtensionHost extends AbstractCIBase {
    private final transient ConcurrentMap<Class<?>, ExtensionList<?>> extensionLists = new ConcurrentHashMap<>();
    private final transient ConcurrentMap<Class<?>, DescriptorExtensionList<?, ?>> descriptorLists =
            new ConcurrentHashMap<>();

    @SuppressWarnings("unchecked")
    public <T> ExtensionList<T> getExtensionList(Class<T> type) {
        return (ExtensionList<T>) extensionLists.computeIfAbsent(type, t -> ExtensionList.create((Jenkins) this, t));
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    public <T extends Describable<T>, D extends Descriptor<T>> DescriptorExtensionList<T, D> getDescriptorList(
            Class<T> type) {
        return (DescriptorExtensionList<T, D>) descriptorLists.computeIfAbsent(
                type, t -> DescriptorExtensionList.createDescriptorList((Jenkins) this, (Class) t));
    }

    /** By its id, or by the last part of it if only one descriptor fits. */
    @SuppressWarnings("rawtypes")
    public Descriptor getDescriptor(String id) {
        List<Descriptor> all = getExtensionList(Descriptor.class);
        Descriptor exact = Descriptor.findById((Collection) all, id);
        if (exact != null) {
            return exact;
        }
        List<Descriptor> candidates = all.stream()
                .filter(d -> d.getId().endsWith('.' + id) || d.getId().endsWith('$' + id))
                .toList();
        if (candidates.size() > 1) {
            throw new IllegalArgumentException(id + " is ambiguous; matches " + candidates);
        }
        return candidates.isEmpty() ? null : candidates.get(0);
    }

    @Override
    @SuppressWarnings("rawtypes")
    public Descriptor getDescriptorByName(String id) {
        return getDescriptor(id);
    }

    @SuppressWarnings("rawtypes")
    public Descriptor getDescriptor(Class<? extends Describable> type) {
        for (Descriptor d : getExtensionList(Descriptor.class)) {
            if (d.clazz == type) {
                return d;
            }
        }
        return null;
    }

    @SuppressWarnings("rawtypes")
    public Descriptor getDescriptorOrDie(Class<? extends Describable> type) {
        Descriptor d = getDescriptor(type);
        if (d == null) {
            throw new AssertionError(type + " is missing its descriptor");
        }
        return d;
    }

    public List<Action> getActions() {
        return new ArrayList<>(getExtensionList(RootAction.class));
    }
}
