package io.jenkins.embedded.pipeline;

import com.cloudbees.groovy.cps.Continuable;
import com.cloudbees.groovy.cps.Outcome;
import hudson.ExtensionList;
import hudson.model.Describable;
import hudson.model.Descriptor;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.codehaus.groovy.runtime.InvokerInvocationException;
import org.jenkinsci.plugins.structs.SymbolLookup;
import org.jenkinsci.plugins.structs.describable.DescribableModel;
import org.jenkinsci.plugins.structs.describable.DescribableParameter;
import org.jenkinsci.plugins.structs.describable.UninstantiatedDescribable;
import org.jenkinsci.plugins.workflow.cps.GlobalVariable;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/** Runs what a script calls by name: a step, or a describable by its symbol. */
public final class Dsl {

    private Dsl() {}

    /** Called on the VM thread; gives the value of a step that completed at once, else suspends the script. */
    public static Object invoke(String name, Object args) {
        StepDescriptor step = StepDescriptor.byFunctionName(name);
        if (step != null) {
            return invokeStep(step, name, CallArguments.of(step, args));
        }
        if (findSymbol(name) != null) {
            return invokeSymbol(name, args);
        }
        throw new NoSuchMethodError("No such DSL method '" + name + "' found among steps " + stepNames()
                + " or symbols " + symbols() + " or globals " + globals());
    }

    private static Descriptor<?> findSymbol(String name) {
        return SymbolLookup.get().findDescriptor(Describable.class, name);
    }

    /** A symbol that a meta step can run is run; any other makes an argument for a step around it. */
    private static Object invokeSymbol(String symbol, Object args) {
        List<StepDescriptor> metaSteps = StepDescriptor.metaStepsOf(symbol);
        if (metaSteps.size() > 1) {
            throw new IllegalArgumentException("Several steps can run " + symbol + ": " + metaSteps);
        }
        StepDescriptor meta = metaSteps.isEmpty() ? null : metaSteps.get(0);
        CallArguments given = CallArguments.ofSymbol(meta, findSymbol(symbol), args);
        UninstantiatedDescribable described = new UninstantiatedDescribable(symbol, null, given.named());
        if (meta == null) {
            described.setModel(DescribableModel.of(findSymbol(symbol).clazz));
            return described;
        }
        DescribableParameter delegate = DescribableModel.of(meta.clazz).getFirstRequiredParameter();
        return invokeStep(meta, symbol, new CallArguments(Map.of(delegate.getName(), described), given.body()));
    }

    private static Object invokeStep(StepDescriptor descriptor, String function, CallArguments arguments) {
        PipelineThread thread = PipelineThread.current();
        PipelineExecution execution = thread.program.execution;
        if (descriptor.takesImplicitBlockArgument() && arguments.body() == null) {
            throw new IllegalStateException(function + " step must be called with a body");
        }
        StepKind kind = StepKind.of(descriptor, function);
        boolean block = arguments.body() != null || descriptor instanceof ParallelStep.DescriptorImpl;
        FlowNode node = block
                ? new StepStart(execution, execution.nextId(), kind, thread.head())
                : new StepAtom(execution, execution.nextId(), kind, thread.head());
        node.addAction(new StepArguments(arguments.named()));
        thread.setHead(node);
        execution.announce(node);
        PipelineStepContext context = new PipelineStepContext(thread, node, kind, arguments.body());
        thread.setStep(context);
        if (start(descriptor, context, arguments)) {
            Outcome outcome = context.outcome();
            context.ended(outcome);
            return replay(outcome);
        }
        return Continuable.suspend(function, context);
    }

    /** True when the step has completed. */
    private static boolean start(StepDescriptor descriptor, PipelineStepContext context, CallArguments arguments) {
        try {
            Step step = descriptor.newInstance(arguments.named());
            descriptor.checkContextAvailability(context);
            StepExecution execution = step.start(context);
            context.setExecution(execution);
            boolean completed = execution.start();
            if (completed && context.outcome() == null) {
                throw new IllegalStateException(
                        "start() of " + context + " returned true, but neither onSuccess nor onFailure was called");
            }
            return completed;
        } catch (InvocationTargetException | InvokerInvocationException x) {
            context.onFailure(x.getCause());
        } catch (Throwable x) {
            context.onFailure(x);
        }
        return true;
    }

    private static Object replay(Outcome outcome) {
        if (outcome.isFailure()) {
            throw Dsl.<RuntimeException>sneaky(outcome.getAbnormal());
        }
        return outcome.getNormal();
    }

    /** The script must catch exactly what the step failed with, checked or not. */
    @SuppressWarnings("unchecked")
    static <X extends Throwable> X sneaky(Throwable problem) throws X {
        throw (X) problem;
    }

    private static Set<String> stepNames() {
        Set<String> names = new TreeSet<>();
        StepDescriptor.all().forEach(descriptor -> names.add(descriptor.getFunctionName()));
        return names;
    }

    private static Set<String> symbols() {
        Set<String> symbols = new TreeSet<>();
        for (Descriptor<?> descriptor : ExtensionList.lookup(Descriptor.class)) {
            symbols.addAll(SymbolLookup.getSymbolValue(descriptor));
        }
        return symbols;
    }

    private static Set<String> globals() {
        Set<String> names = new TreeSet<>();
        for (GlobalVariable variable : GlobalVariable.ALL) {
            names.add(variable.getName());
        }
        return names;
    }
}
