package io.jenkins.embedded.pipeline;

import java.util.Map;
import java.util.TreeMap;
import org.jenkinsci.plugins.workflow.actions.ArgumentsAction;

/** The simple ones among the arguments of a step; others are kept as text. */
final class StepArguments extends ArgumentsAction {

    private final TreeMap<String, Object> arguments = new TreeMap<>();

    StepArguments(Map<String, Object> arguments) {
        arguments.forEach((name, value) -> this.arguments.put(name, simple(value)));
    }

    private static Object simple(Object value) {
        boolean simple =
                value == null || value instanceof String || value instanceof Number || value instanceof Boolean;
        return simple ? value : String.valueOf(value);
    }

    @Override
    protected Map<String, Object> getArgumentsInternal() {
        return arguments;
    }
}
