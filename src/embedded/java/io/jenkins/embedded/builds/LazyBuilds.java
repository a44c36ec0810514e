package io.jenkins.embedded.builds;

import java.io.File;
import java.io.IOException;
import java.lang.ref.SoftReference;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Comparator;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Builds by number, newest first. One that is only on disk is read from its folder when it is first asked for. */
public class LazyBuilds<R> extends AbstractMap<Integer, R> implements SortedMap<Integer, R> {
    private static final Logger LOGGER = Logger.getLogger(LazyBuilds.class.getName());
    private static final String NUMBER = "[1-9][0-9]{0,8}";

    private final ConcurrentNavigableMap<Integer, Slot> slots;
    private final Reader<R> reader;

    /** Reads the build of a number from its folder. */
    public interface Reader<R> {
        R read(int number) throws IOException;

        /** When the build can be found by its number; it may look itself up. */
        void loaded(R build);
    }

    protected LazyBuilds(File dir, Reader<R> reader) {
        this(new ConcurrentSkipListMap<>(Comparator.reverseOrder()), reader);
        File[] folders = dir.listFiles(File::isDirectory);
        for (File folder : folders == null ? new File[0] : folders) {
            if (folder.getName().matches(NUMBER) && new File(folder, "build.xml").exists()) {
                Integer number = Integer.valueOf(folder.getName());
                slots.put(number, new Slot(number, null));
            }
        }
    }

    private LazyBuilds(ConcurrentNavigableMap<Integer, Slot> slots, Reader<R> reader) {
        this.slots = slots;
        this.reader = reader;
    }

    protected final void put(int number, R build) {
        slots.put(number, new Slot(number, build));
    }

    protected final boolean removeNumber(int number) {
        return slots.remove(number) != null;
    }

    /** The build whose number is the text; or null. */
    protected final R byId(String id) {
        return id.matches(NUMBER) ? get(Integer.valueOf(id)) : null;
    }

    protected final R newest() {
        return first(slots);
    }

    protected final R oldest() {
        return first(slots.descendingMap());
    }

    /** The nearest older build that can be read. */
    protected final R older(int number) {
        return first(slots.tailMap(number, false));
    }

    /** The nearest newer build that can be read. */
    protected final R newer(int number) {
        return first(slots.headMap(number, false).descendingMap());
    }

    private R first(ConcurrentNavigableMap<Integer, Slot> part) {
        for (Slot slot : part.values()) {
            R build = slot.get();
            if (build != null) {
                return build;
            }
        }
        return null;
    }

    @Override
    public R get(Object key) {
        Slot slot = key instanceof Integer ? slots.get(key) : null;
        return slot == null ? null : slot.get();
    }

    @Override
    public boolean containsKey(Object key) {
        return get(key) != null;
    }

    @Override
    public Set<Entry<Integer, R>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Entry<Integer, R>> iterator() {
                return new Entries(slots.entrySet().iterator());
            }

            @Override
            public int size() {
                return slots.size();
            }
        };
    }

    @Override
    public boolean isEmpty() {
        return slots.isEmpty();
    }

    @Override
    public Comparator<? super Integer> comparator() {
        return slots.comparator();
    }

    @Override
    public SortedMap<Integer, R> subMap(Integer from, Integer to) {
        return new LazyBuilds<>(slots.subMap(from, to), reader);
    }

    @Override
    public SortedMap<Integer, R> headMap(Integer to) {
        return new LazyBuilds<>(slots.headMap(to), reader);
    }

    @Override
    public SortedMap<Integer, R> tailMap(Integer from) {
        return new LazyBuilds<>(slots.tailMap(from), reader);
    }

    @Override
    public Integer firstKey() {
        return slots.firstKey();
    }

    @Override
    public Integer lastKey() {
        return slots.lastKey();
    }

    /** A build in memory, or only on disk, or unreadable. */
    private final class Slot {
        private final int number;
        private SoftReference<R> build;
        private boolean unreadable;

        Slot(int number, R build) {
            this.number = number;
            this.build = new SoftReference<>(build);
        }

        synchronized R get() {
            R known = build.get();
            if (known != null || unreadable) {
                return known;
            }
            try {
                R read = reader.read(number);
                build = new SoftReference<>(read);
                reader.loaded(read);
                return read;
            } catch (IOException | RuntimeException | LinkageError x) {
                LOGGER.log(Level.WARNING, x, () -> "Can't load build " + number);
                unreadable = true;
                return null;
            }
        }
    }

    /** Leaves out what can't be read. */
    private final class Entries implements Iterator<Entry<Integer, R>> {
        private final Iterator<Entry<Integer, Slot>> base;
        private Entry<Integer, R> next;

        Entries(Iterator<Entry<Integer, Slot>> base) {
            this.base = base;
        }

        @Override
        public boolean hasNext() {
            while (next == null && base.hasNext()) {
                Entry<Integer, Slot> entry = base.next();
                R build = entry.getValue().get();
                next = build == null ? null : Map.entry(entry.getKey(), build);
            }
            return next != null;
        }

        @Override
        public Entry<Integer, R> next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            Entry<Integer, R> result = next;
            next = null;
            return result;
        }
    }
}
