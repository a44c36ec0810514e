package hudson;

import io.jenkins.embedded.extension.Components;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import jenkins.model.Jenkins;

/** The extensions of a type, in their order; filled when it is first read. */
public class ExtensionList<T> extends AbstractList<T> {
    public final Jenkins jenkins;
    public final Class<T> extensionType;

    private volatile List<ExtensionComponent<T>> extensions;

    protected ExtensionList(Jenkins jenkins, Class<T> extensionType) {
        this.jenkins = jenkins;
        this.extensionType = extensionType;
    }

    public static <T> ExtensionList<T> lookup(Class<T> type) {
        Jenkins j = Jenkins.getInstanceOrNull();
        return j == null ? new ExtensionList<>(null, type) : j.getExtensionList(type);
    }

    /** The only extension of exactly this class, or of this type. */
    public static <U> U lookupSingleton(Class<U> type) {
        ExtensionList<U> all = lookup(type);
        if (all.size() != 1) {
            throw new IllegalStateException("Expected 1 instance of " + type.getName() + " but got " + all.size());
        }
        return all.get(0);
    }

    /** The extension of the highest ordinal. */
    public static <U> U lookupFirst(Class<U> type) {
        ExtensionList<U> all = lookup(type);
        if (all.isEmpty()) {
            throw new IllegalStateException("Found no instances of " + type.getName());
        }
        return all.get(0);
    }

    public static <T> ExtensionList<T> create(Jenkins jenkins, Class<T> type) {
        return new ExtensionList<>(jenkins, type);
    }

    /** The extension of exactly this class, or null. */
    public <U extends T> U get(Class<U> type) {
        for (T extension : this) {
            if (extension.getClass() == type) {
                return type.cast(extension);
            }
        }
        return null;
    }

    /** Like {@link #get(Class)}, but fails when there is none. */
    public <U extends T> U getInstance(Class<U> type) {
        U found = get(type);
        if (found == null) {
            throw new IllegalStateException("The class " + type.getName()
                    + " was not found, potentially not yet loaded, among the extensions of " + extensionType.getName());
        }
        return found;
    }

    @Override
    public T get(int index) {
        return components().get(index).getInstance();
    }

    @Override
    public int size() {
        return components().size();
    }

    /** Over the extensions as they are now: changes don't disturb it. */
    @Override
    public Iterator<T> iterator() {
        Iterator<ExtensionComponent<T>> base = components().iterator();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return base.hasNext();
            }

            @Override
            public T next() {
                return base.next().getInstance();
            }
        };
    }

    public List<ExtensionComponent<T>> getComponents() {
        return Collections.unmodifiableList(components());
    }

    public List<T> reverseView() {
        List<T> reversed = new ArrayList<>(this);
        Collections.reverse(reversed);
        return reversed;
    }

    @Override
    public boolean add(T t) {
        synchronized (getLoadLock()) {
            List<ExtensionComponent<T>> all = new ArrayList<>(components());
            all.add(new ExtensionComponent<>(t));
            extensions = new CopyOnWriteArrayList<>(sort(all));
            return true;
        }
    }

    @Override
    public void add(int index, T t) {
        add(t);
    }

    @Override
    public boolean remove(Object o) {
        return components().removeIf(component -> component.getInstance().equals(o));
    }

    @Override
    public boolean removeAll(Collection<?> c) {
        return components().removeIf(component -> c.contains(component.getInstance()));
    }

    @Override
    public final T remove(int index) {
        return components().remove(index).getInstance();
    }

    protected Object getLoadLock() {
        return jenkins == null ? this : Components.of(jenkins);
    }

    protected List<ExtensionComponent<T>> load() {
        return jenkins == null ? List.of() : Components.of(jenkins).find(extensionType);
    }

    protected List<ExtensionComponent<T>> sort(List<ExtensionComponent<T>> r) {
        List<ExtensionComponent<T>> sorted = new ArrayList<>(r);
        Collections.sort(sorted);
        return sorted;
    }

    private List<ExtensionComponent<T>> components() {
        List<ExtensionComponent<T>> current = extensions;
        if (current != null) {
            return current;
        }
        synchronized (getLoadLock()) {
            if (extensions == null) {
                extensions = new CopyOnWriteArrayList<>(sort(load()));
            }
            return extensions;
        }
    }
}
