package io.jenkins.embedded.pipeline;

import groovy.lang.Binding;
import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;

/** The global variables of a script, saved with the program. */
public final class ScriptBinding extends Binding implements Serializable {

    private static final long serialVersionUID = 1L;

    private final Map<String, Object> saved;

    ScriptBinding() {
        this(new HashMap<>());
    }

    private ScriptBinding(Map<String, Object> variables) {
        super(variables);
        saved = variables;
        saved.put("steps", new Steps());
    }

    /** Warns of what is nearly always a forgotten {@code def}: the variable then is shared by all branches. */
    @Override
    public void setVariable(String name, Object value) {
        if (PipelineThread.currentOrNull() != null && !hasVariable(name)) {
            ScriptHost.print("Did you forget the `def` keyword? " + ScriptCompiler.SCRIPT_NAME
                    + " seems to be setting a field named " + name + System.lineSeparator());
        }
        super.setVariable(name, value);
    }

    /** Binding itself isn't serializable, so its map has to be handed to it again. */
    private Object readResolve() {
        return new ScriptBinding(saved);
    }
}
