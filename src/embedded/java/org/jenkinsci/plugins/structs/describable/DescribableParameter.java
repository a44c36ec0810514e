package org.jenkinsci.plugins.structs.describable;

import java.lang.reflect.Type;
import org.jvnet.tiger_types.Types;

/** A parameter of a {@link DescribableModel}. */
public final class DescribableParameter {
    private final DescribableModel<?> parent;
    private final Type rawType;
    private final String name;
    private final Setter setter;

    /** Puts a value into an object; parameters of the constructor have none. */
    interface Setter {
        void set(Object target, Object value) throws Exception;
    }

    DescribableParameter(DescribableModel<?> parent, Type rawType, String name, Setter setter) {
        this.parent = parent;
        this.rawType = rawType;
        this.name = name;
        this.setter = setter;
    }

    public String getName() {
        return name;
    }

    public Type getRawType() {
        return rawType;
    }

    public Class<?> getErasedType() {
        return Types.erasure(rawType);
    }

    /** Tells whether the constructor takes it. It may be null nevertheless. */
    public boolean isRequired() {
        return setter == null;
    }

    void set(Object target, Object value) throws Exception {
        setter.set(target, value);
    }

    @Override
    public String toString() {
        return parent.getType().getName() + '.' + name;
    }
}
