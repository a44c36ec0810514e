package hudson.util;

import com.thoughtworks.xstream.converters.MarshallingContext;
import com.thoughtworks.xstream.converters.UnmarshallingContext;
import com.thoughtworks.xstream.converters.collections.AbstractCollectionConverter;
import com.thoughtworks.xstream.io.HierarchicalStreamReader;
import com.thoughtworks.xstream.io.HierarchicalStreamWriter;
import com.thoughtworks.xstream.mapper.Mapper;
import io.jenkins.embedded.xml.RobustReading;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;

/** A list that is copied by whoever changes it; readers see the state of when they began. */
public class CopyOnWriteList<E> implements Iterable<E> {
    private volatile List<? extends E> core;

    public CopyOnWriteList() {
        core = List.of();
    }

    public CopyOnWriteList(List<E> core) {
        this.core = new ArrayList<>(core);
    }

    public synchronized void add(E element) {
        List<E> next = new ArrayList<>(core);
        next.add(element);
        core = next;
    }

    public synchronized void addAll(Collection<? extends E> elements) {
        List<E> next = new ArrayList<>(core);
        next.addAll(elements);
        core = next;
    }

    public synchronized boolean remove(E element) {
        List<E> next = new ArrayList<>(core);
        boolean removed = next.remove(element);
        core = next;
        return removed;
    }

    public void replaceBy(Collection<? extends E> elements) {
        core = new ArrayList<>(elements);
    }

    public void clear() {
        core = List.of();
    }

    @Override
    public Iterator<E> iterator() {
        return getView().iterator();
    }

    /** What is in the list now, unmodifiable. */
    public List<E> getView() {
        return Collections.unmodifiableList(core);
    }

    public E get(int index) {
        return core.get(index);
    }

    public int size() {
        return core.size();
    }

    public boolean isEmpty() {
        return core.isEmpty();
    }

    public boolean contains(Object element) {
        return core.contains(element);
    }

    @Override
    public String toString() {
        return core.toString();
    }

    /** Writes the elements one under the other; those that can't be read again are left out. */
    public static final class ConverterImpl extends AbstractCollectionConverter {
        public ConverterImpl(Mapper mapper) {
            super(mapper);
        }

        @Override
        @SuppressWarnings("rawtypes")
        public boolean canConvert(Class type) {
            return type == CopyOnWriteList.class;
        }

        @Override
        public void marshal(Object source, HierarchicalStreamWriter writer, MarshallingContext context) {
            for (Object each : (CopyOnWriteList<?>) source) {
                writeCompleteItem(each, context, writer);
            }
        }

        @Override
        public CopyOnWriteList<?> unmarshal(HierarchicalStreamReader reader, UnmarshallingContext context) {
            List<Object> elements = new ArrayList<>();
            RobustReading.children(reader, context, () -> elements.add(readBareItem(reader, context, elements)));
            return new CopyOnWriteList<>(elements);
        }
    }
}
