package io.jenkins.embedded.extension;

import java.lang.reflect.Constructor;
import java.util.List;

/** The extensions of the embedded controller itself, given by class. */
public record BuiltInSource(List<Class<?>> types) implements ExtensionSource {
    @Override
    public List<Declaration> declarations(ClassLoader loader) {
        return types.stream().<Declaration>map(BuiltIn::new).toList();
    }

    private record BuiltIn(Class<?> type) implements Declaration {
        @Override
        public double ordinal() {
            return 0;
        }

        @Override
        public Object create() throws Exception {
            Constructor<?> constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        }
    }
}
