package io.jenkins.embedded.pipeline;

import hudson.ExtensionList;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.jenkinsci.plugins.workflow.steps.DynamicContext;

/** The objects that block steps put into the context of their bodies; inner ones hide outer ones. */
final class ContextVariables implements Serializable {

    private static final long serialVersionUID = 1L;

    private final ContextVariables outer;
    private final List<Object> values;

    ContextVariables(ContextVariables outer, List<Object> values) {
        this.outer = outer;
        this.values = new ArrayList<>(values);
    }

    /** Other types are asked of {@code fallback}, so that a dynamic context can depend on them. */
    <T> T get(Class<T> key, DynamicContext.DelegatedContext fallback) throws IOException, InterruptedException {
        T value = stored(key);
        if (value != null) {
            return value;
        }
        for (DynamicContext dynamic : ExtensionList.lookup(DynamicContext.class)) {
            value = dynamic.get(key, fallback);
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    private <T> T stored(Class<T> key) {
        for (ContextVariables at = this; at != null; at = at.outer) {
            for (int i = at.values.size() - 1; i >= 0; i--) {
                if (key.isInstance(at.values.get(i))) {
                    return key.cast(at.values.get(i));
                }
            }
        }
        return null;
    }
}
