package org.jenkinsci.plugins.workflow.steps;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A step was called where something it needs is missing, such as a workspace outside of {@code node}. */
public class MissingContextVariableException extends Exception {

    private static final long serialVersionUID = 1L;

    private final Class<?> type;
    private final String step;

    public MissingContextVariableException(Class<?> type) {
        this(type, null);
    }

    public MissingContextVariableException(Class<?> type, StepDescriptor descriptor) {
        this.type = type;
        this.step = descriptor == null ? null : descriptor.getFunctionName();
    }

    public Class<?> getType() {
        return type;
    }

    @Override
    public String getMessage() {
        StringBuilder text = new StringBuilder("Required context ").append(type).append(" is missing");
        List<StepDescriptor> providers = getProviders();
        if (!providers.isEmpty()) {
            text.append("\nPerhaps you forgot to surround the ")
                    .append(step == null ? "" : step + " ")
                    .append("step with a step that provides this, such as: ")
                    .append(providers.stream()
                            .map(StepDescriptor::getFunctionName)
                            .collect(Collectors.joining(", ")));
        }
        return text.toString();
    }

    /** Steps in whose body the missing thing is there. */
    public List<StepDescriptor> getProviders() {
        List<StepDescriptor> providers = new ArrayList<>();
        for (StepDescriptor descriptor : StepDescriptor.all()) {
            if (descriptor.getProvidedContext().stream().anyMatch(type::isAssignableFrom)) {
                providers.add(descriptor);
            }
        }
        return providers;
    }
}
