package hudson.util;

import hudson.model.Describable;
import hudson.model.Descriptor;
import hudson.model.Saveable;
import java.io.IOException;

/** Configured parts of something, each with its descriptor. */
public class DescribableList<T extends Describable<T>, D extends Descriptor<T>> extends PersistedList<T> {
    protected DescribableList() {}

    public DescribableList(Saveable owner) {
        super(owner);
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
}
