package org.jenkinsci.plugins.workflow.steps;

import hudson.ExtensionList;
import hudson.model.Descriptor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jenkinsci.plugins.structs.SymbolLookup;
import org.jenkinsci.plugins.structs.describable.DescribableModel;
import org.jenkinsci.plugins.structs.describable.DescribableParameter;

/** Names a step, says what context it needs, and makes it from arguments. */
public abstract class StepDescriptor extends Descriptor<Step> {

    /** Types that {@link StepContext#get} must not answer null for. */
    public abstract Set<? extends Class<?>> getRequiredContext();

    /** Types that the step adds to the context of its body. */
    public Set<? extends Class<?>> getProvidedContext() {
        return Collections.emptySet();
    }

    /** The name under which scripts call the step. */
    public abstract String getFunctionName();

    /** Whether the step is called with a block. */
    public boolean takesImplicitBlockArgument() {
        return false;
    }

    /** Whether the step only runs another describable, which scripts may then call by its symbol. */
    public boolean isMetaStep() {
        return false;
    }

    /** What a meta step runs: the type of its one required parameter. */
    public final Class<?> getMetaStepArgumentType() {
        if (!isMetaStep()) {
            return null;
        }
        DescribableParameter parameter = DescribableModel.of(clazz).getFirstRequiredParameter();
        return parameter == null ? null : parameter.getErasedType();
    }

    public Step newInstance(Map<String, Object> arguments) throws Exception {
        return DescribableModel.of(clazz).instantiate(arguments, null);
    }

    /** Throws when something of {@link #getRequiredContext} is missing. */
    public final void checkContextAvailability(StepContext c)
            throws MissingContextVariableException, IOException, InterruptedException {
        for (Class<?> type : getRequiredContext()) {
            if (c.get(type) == null) {
                throw new MissingContextVariableException(type, this);
            }
        }
    }

    public static ExtensionList<StepDescriptor> all() {
        return ExtensionList.lookup(StepDescriptor.class);
    }

    public static Iterable<StepDescriptor> allMeta() {
        List<StepDescriptor> meta = new ArrayList<>();
        for (StepDescriptor descriptor : all()) {
            if (descriptor.isMetaStep()) {
                meta.add(descriptor);
            }
        }
        return meta;
    }

    public static StepDescriptor byFunctionName(String name) {
        for (StepDescriptor descriptor : all()) {
            if (descriptor.getFunctionName().equals(name)) {
                return descriptor;
            }
        }
        return null;
    }

    /** Meta steps that can run the describable with the given symbol. */
    public static List<StepDescriptor> metaStepsOf(String symbol) {
        List<StepDescriptor> found = new ArrayList<>();
        for (StepDescriptor descriptor : allMeta()) {
            Class<?> type = descriptor.getMetaStepArgumentType();
            if (type != null && hasSymbol(type, symbol)) {
                found.add(descriptor);
            }
        }
        return found;
    }

    /** The type may be an interface that isn't itself describable, as SimpleBuildStep is. */
    @SuppressWarnings({"unchecked", "rawtypes"})
    private static boolean hasSymbol(Class type, String symbol) {
        return SymbolLookup.get().findDescriptor(type, symbol) != null;
    }

    /** A short text about the arguments, for people: the only argument if there is just one, and it is simple. */
    public String argumentsToString(Map<String, Object> namedArgs) {
        if (namedArgs == null || namedArgs.size() != 1) {
            return null;
        }
        Object value = namedArgs.values().iterator().next();
        boolean simple = value instanceof CharSequence || value instanceof Number || value instanceof Boolean;
        return simple ? String.valueOf(value) : null;
    }
}
