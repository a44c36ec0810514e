package io.jenkins.embedded.declarative;

import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Computer;
import hudson.model.JobProperty;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.codehaus.groovy.ast.ClassHelper;
import org.codehaus.groovy.ast.Parameter;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.ListExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.ast.stmt.Statement;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;

/**
 * Translates {@code options { }}. An option is a flag of the pipeline, a property of the job, or any block step that
 * needs no agent: such a step is wrapped around the pipeline or stage.
 */
final class Options {

    private static final String BODY = "$body";

    /** There are no implicit checkouts here, so the first one has no effect. */
    private static final Set<String> FLAGS =
            Set.of("skipDefaultCheckout", "skipStagesAfterUnstable", "parallelsAlwaysFailFast");

    private static final Set<String> STAGE_FLAGS = Set.of("skipDefaultCheckout");

    /** Block steps that Declarative has a syntax of its own for. */
    private static final Set<String> NOT_OPTIONS =
            Set.of("node", "stage", "parallel", "script", "waitUntil", "withEnv", "dir", "ws");

    private static final Set<Class<?>> OF_AGENT = Set.of(FilePath.class, Launcher.class, Computer.class);

    private final Source source;
    private final Set<String> flags;
    private final Set<String> properties;
    private final List<String> set = new ArrayList<>();
    private final ListExpression wrappers = new ListExpression();
    private final ListExpression jobProperties = new ListExpression();
    private boolean retried;

    Options(Source source, boolean ofPipeline) {
        this.source = source;
        flags = ofPipeline ? FLAGS : STAGE_FLAGS;
        properties = ofPipeline ? Symbols.of(JobProperty.class) : Set.of();
    }

    Options read(MethodCallExpression options) {
        if (options != null && Source.block(options) != null) {
            for (Statement statement : Source.statements(Source.block(options))) {
                MethodCallExpression call = Source.call(statement);
                if (call == null) {
                    source.complain(statement, "Expected an option");
                } else {
                    add(call);
                }
            }
        }
        return this;
    }

    private void add(MethodCallExpression call) {
        String name = call.getMethodAsString();
        StepDescriptor step = StepDescriptor.byFunctionName(name);
        if (flags.contains(name)) {
            if (Source.values(call).isEmpty() || Source.isTrue(call)) {
                set.add(name);
            }
        } else if (properties.contains(name)) {
            jobProperties.addExpression(Source.function(call));
        } else if (step != null && isWrapper(step)) {
            retried |= name.equals("retry");
            wrappers.addExpression(wrapper(call));
        } else {
            source.complain(call, "Invalid option type \"" + name + "\". Valid option types: " + validTypes());
        }
    }

    private static Expression wrapper(MethodCallExpression call) {
        return Source.function(
                Source.withArgument(call, new VariableExpression(BODY)), new Parameter(ClassHelper.OBJECT_TYPE, BODY));
    }

    private static boolean isWrapper(StepDescriptor step) {
        return step.takesImplicitBlockArgument()
                && !NOT_OPTIONS.contains(step.getFunctionName())
                && step.getRequiredContext().stream().noneMatch(OF_AGENT::contains);
    }

    private Set<String> validTypes() {
        Set<String> types = new TreeSet<>(flags);
        types.addAll(properties);
        StepDescriptor.all().stream()
                .filter(Options::isWrapper)
                .map(StepDescriptor::getFunctionName)
                .forEach(types::add);
        return types;
    }

    void putInto(Source.Entries model) {
        set.forEach(flag -> model.put(flag, true));
        model.put("wrappers", wrappers).put("properties", jobProperties).put("retried", retried);
    }
}
