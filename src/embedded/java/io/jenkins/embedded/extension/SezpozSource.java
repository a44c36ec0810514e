package io.jenkins.embedded.extension;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.logging.Level;
import java.util.logging.Logger;
import net.java.sezpoz.Index;
import net.java.sezpoz.IndexItem;

/** Extensions listed in the SezPoz index of an annotation. */
public final class SezpozSource<A extends Annotation> implements ExtensionSource {
    private static final Logger LOGGER = Logger.getLogger(SezpozSource.class.getName());

    private final Class<A> annotation;
    private final ToDoubleFunction<A> ordinal;
    private final Predicate<A> optional;
    private final Predicate<IndexItem<A, Object>> active;

    /**
     * @param optional whether what can't be linked is left out in silence
     * @param active items that it refuses are left out
     */
    public SezpozSource(
            Class<A> annotation,
            ToDoubleFunction<A> ordinal,
            Predicate<A> optional,
            Predicate<IndexItem<A, Object>> active) {
        this.annotation = annotation;
        this.ordinal = ordinal;
        this.optional = optional;
        this.active = active;
    }

    @Override
    public List<Declaration> declarations(ClassLoader loader) {
        List<Declaration> found = new ArrayList<>();
        for (IndexItem<A, Object> item : Index.load(annotation, Object.class, loader)) {
            try {
                if (active.test(item)) {
                    found.add(new Indexed<>(typeOf(item.element()), ordinal.applyAsDouble(item.annotation()), item));
                }
            } catch (InstantiationException | LinkageError x) {
                Level level = optional.test(item.annotation()) ? Level.FINE : Level.WARNING;
                LOGGER.log(level, x, () -> "Can't link extension " + item.className());
            }
        }
        return found;
    }

    private static Class<?> typeOf(AnnotatedElement element) {
        if (element instanceof Method method) {
            return method.getReturnType();
        }
        return element instanceof Field field ? field.getType() : (Class<?>) element;
    }

    private record Indexed<A extends Annotation>(Class<?> type, double ordinal, IndexItem<A, Object> item)
            implements Declaration {
        @Override
        public Object create() throws Exception {
            return item.instance();
        }
    }
}
