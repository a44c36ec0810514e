package hudson.util;

import com.thoughtworks.xstream.converters.MarshallingContext;
import com.thoughtworks.xstream.converters.UnmarshallingContext;
import com.thoughtworks.xstream.converters.collections.AbstractCollectionConverter;
import com.thoughtworks.xstream.io.HierarchicalStreamReader;
import com.thoughtworks.xstream.io.HierarchicalStreamWriter;
import com.thoughtworks.xstream.mapper.Mapper;
import hudson.Util;
import hudson.model.Saveable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.util.AbstractList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;

/** A list whose owner is saved whenever it changes. */
public class PersistedList<T> extends AbstractList<T> {
    protected final CopyOnWriteList<T> data = new CopyOnWriteList<>();
    protected Saveable owner = Saveable.NOOP;

    protected PersistedList() {}

    public PersistedList(Saveable owner) {
        setOwner(owner);
    }

    public void setOwner(Saveable owner) {
        this.owner = owner;
    }

    @Override
    public boolean add(T item) {
        data.add(item);
        saveQuietly();
        return true;
    }

    @Override
    public boolean addAll(Collection<? extends T> items) {
        data.addAll(items);
        saveQuietly();
        return true;
    }

    @Override
    public T get(int index) {
        return data.get(index);
    }

    /** The first one of the type, or null. */
    public <U extends T> U get(Class<U> type) {
        for (T each : data) {
            if (type.isInstance(each)) {
                return type.cast(each);
            }
        }
        return null;
    }

    public <U extends T> List<U> getAll(Class<U> type) {
        return Util.filter(data, type);
    }

    @Override
    public int size() {
        return data.size();
    }

    @Override
    public boolean remove(Object o) {
        @SuppressWarnings("unchecked")
        boolean removed = data.remove((T) o);
        if (removed) {
            saveQuietly();
        }
        return removed;
    }

    /** Removes the first one of the type. */
    public void remove(Class<? extends T> type) throws IOException {
        for (T each : data) {
            if (each.getClass() == type) {
                data.remove(each);
                onModified();
                return;
            }
        }
    }

    @Override
    public void clear() {
        data.clear();
        saveQuietly();
    }

    @Override
    public Iterator<T> iterator() {
        return data.iterator();
    }

    /** Saves the owner. */
    protected void onModified() throws IOException {
        owner.save();
    }

    private void saveQuietly() {
        try {
            onModified();
        } catch (IOException x) {
            throw new UncheckedIOException(x);
        }
    }

    public List<T> toList() {
        return data.getView();
    }

    @Override
    public boolean contains(Object item) {
        return data.contains(item);
    }

    /** Writes the elements only; the owner sets itself when it is loaded. */
    public static class ConverterImpl extends AbstractCollectionConverter {
        private final CopyOnWriteList.ConverterImpl elements;

        public ConverterImpl(Mapper mapper) {
            super(mapper);
            elements = new CopyOnWriteList.ConverterImpl(mapper);
        }

        @Override
        @SuppressWarnings("rawtypes")
        public boolean canConvert(Class type) {
            return PersistedList.class.isAssignableFrom(type);
        }

        @Override
        public void marshal(Object source, HierarchicalStreamWriter writer, MarshallingContext context) {
            elements.marshal(((PersistedList<?>) source).data, writer, context);
        }

        @Override
        public Object unmarshal(HierarchicalStreamReader reader, UnmarshallingContext context) {
            try {
                Constructor<?> constructor = context.getRequiredType().getDeclaredConstructor();
                constructor.setAccessible(true);
                @SuppressWarnings("unchecked")
                PersistedList<Object> list = (PersistedList<Object>) constructor.newInstance();
                @SuppressWarnings("unchecked")
                CopyOnWriteList<Object> read = (CopyOnWriteList<Object>) elements.unmarshal(reader, context);
                list.data.replaceBy(read.getView());
                return list;
            } catch (ReflectiveOperationException x) {
                throw new IllegalStateException(
                        "Can't make a " + context.getRequiredType().getName(), x);
            }
        }
    }
}
