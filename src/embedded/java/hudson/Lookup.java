package hudson;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Objects by their type. */
public class Lookup {
    private final ConcurrentMap<Class<?>, Object> data = new ConcurrentHashMap<>();

    public <T> T get(Class<T> type) {
        return type.cast(data.get(type));
    }

    public <T> T set(Class<T> type, T instance) {
        return type.cast(data.put(type, instance));
    }
}
