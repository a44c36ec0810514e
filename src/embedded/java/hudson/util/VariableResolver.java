package hudson.util;

import java.util.Map;

/** Answers what a variable stands for; {@code null} if it doesn't know. */
public interface VariableResolver<V> {

    V resolve(String name);

    /** Looks names up in a map. */
    final class ByMap<V> implements VariableResolver<V> {
        private final Map<String, V> data;

        public ByMap(Map<String, V> data) {
            this.data = data;
        }

        @Override
        public V resolve(String name) {
            return data.get(name);
        }
    }
}
