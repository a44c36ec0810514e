package hudson.util;

import hudson.model.Describable;
import hudson.model.Descriptor;
import hudson.model.Saveable;
import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** Configured parts of something, each with its descriptor. */
public class DescribableList<T extends Describable<T>, D extends Descriptor<T>> extends PersistedList<T> {
    protected DescribableList() {}

    public DescribableList(Saveable owner) {
        super(owner);
    }

    public DescribableList(Saveable owner, Collection<? extends T> initial) {
        super(owner);
        data.replaceBy(initial);
    }

    /** The one that this descriptor describes, or null. */
    public T get(D descriptor) {
        for (T each : data) {
            if (each.getDescriptor() == descriptor) {
                return each;
            }
        }
        return null;
    }

    public boolean contains(D descriptor) {
        return get(descriptor) != null;
    }

    public void remove(D descriptor) throws IOException {
        T found = get(descriptor);
        if (found != null) {
            data.remove(found);
            onModified();
        }
    }

    /** Puts this in place of those of the same class. */
    public void replace(T item) throws IOException {
        data.getView().stream()
                .filter(each -> each.getClass() == item.getClass())
                .forEach(data::remove);
        data.add(item);
        onModified();
    }

    @SuppressWarnings("unchecked")
    public Map<D, T> toMap() {
        Map<D, T> all = new LinkedHashMap<>();
        data.forEach(each -> all.put((D) each.getDescriptor(), each));
        return all;
    }
}
