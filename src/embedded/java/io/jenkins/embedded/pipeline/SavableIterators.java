package io.jenkins.embedded.pipeline;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Groovy category: loops in a script get iterators that can be saved in the middle of the loop. */
public final class SavableIterators {

    private SavableIterators() {}

    public static <T> Iterator<T> iterator(List<T> list) {
        return new Itr<>(list);
    }

    public static <T> Iterator<T> iterator(Collection<T> elements) {
        return new Itr<>(new ArrayList<>(elements));
    }

    public static <K, V> Iterator<Map.Entry<K, V>> iterator(Map<K, V> map) {
        List<Map.Entry<K, V>> entries = new ArrayList<>();
        map.forEach((key, value) -> entries.add(new Entry<>(map, key)));
        return new Itr<>(entries);
    }

    private static final class Itr<T> implements Iterator<T>, Serializable {
        private static final long serialVersionUID = 1L;
        private final List<T> list;
        private int next;

        Itr(List<T> list) {
            this.list = list;
        }

        @Override
        public boolean hasNext() {
            return next < list.size();
        }

        @Override
        public T next() {
            return list.get(next++);
        }
    }

    /** Looks its value up in the map, as the map's own entries do. */
    private static final class Entry<K, V> implements Map.Entry<K, V>, Serializable {
        private static final long serialVersionUID = 1L;
        private final Map<K, V> map;
        private final K key;

        Entry(Map<K, V> map, K key) {
            this.map = map;
            this.key = key;
        }

        @Override
        public K getKey() {
            return key;
        }

        @Override
        public V getValue() {
            return map.get(key);
        }

        @Override
        public V setValue(V value) {
            return map.put(key, value);
        }

        @Override
        public String toString() {
            return key + "=" + getValue();
        }
    }
}
