package org.jenkinsci.plugins.workflow.actions;

import java.util.Collections;
import java.util.Map;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.graph.StepNode;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;

/** The arguments a step was called with. */
public abstract class ArgumentsAction implements PersistentAction {

    protected abstract Map<String, Object> getArgumentsInternal();

    public Map<String, Object> getArguments() {
        return Collections.unmodifiableMap(getArgumentsInternal());
    }

    public static Map<String, Object> getArguments(FlowNode n) {
        ArgumentsAction action = n.getPersistentAction(ArgumentsAction.class);
        return action == null ? Collections.emptyMap() : action.getArguments();
    }

    /** A short text about the arguments, or null. */
    public static String getStepArgumentsAsString(FlowNode n) {
        StepDescriptor descriptor = n instanceof StepNode ? ((StepNode) n).getDescriptor() : null;
        return descriptor == null ? null : descriptor.argumentsToString(getArguments(n));
    }

    @Override
    public String getIconFileName() {
        return null;
    }

    @Override
    public String getDisplayName() {
        return "Arguments";
    }

    @Override
    public String getUrlName() {
        return null;
    }
}
