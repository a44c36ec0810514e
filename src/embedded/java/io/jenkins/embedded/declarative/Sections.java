package io.jenkins.embedded.declarative;

import hudson.model.ParameterDefinition;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.ListExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.ast.stmt.Statement;

/** Translates the sections that pipelines and stages have. */
final class Sections {

    private static final Expression NOTHING = new ConstantExpression(null);

    private final Source source;
    private final StepChecker steps;

    Sections(Source source) {
        this.source = source;
        steps = new StepChecker(source);
    }

    /** The calls in a block by name; complains about those that aren't known. */
    Map<String, MethodCallExpression> read(
            ClosureExpression block, Set<String> known, Function<MethodCallExpression, String> complaint) {
        Map<String, MethodCallExpression> found = new LinkedHashMap<>();
        for (Statement statement : Source.statements(block)) {
            MethodCallExpression call = Source.call(statement);
            if (call == null) {
                source.complain(statement, "Not a valid section definition. Some extra configuration is required.");
            } else if (!known.contains(call.getMethodAsString())) {
                source.complain(call, complaint.apply(call));
            } else if (found.putIfAbsent(call.getMethodAsString(), call) != null) {
                source.complain(call, "Multiple occurrences of the " + call.getMethodAsString() + " section");
            }
        }
        return found;
    }

    Expression agent(MethodCallExpression agent) {
        if (agent == null) {
            return NOTHING;
        }
        ClosureExpression block = Source.block(agent);
        if (block == null) {
            String kind = word(agent);
            if (!"any".equals(kind) && !"none".equals(kind)) {
                source.complain(
                        agent,
                        "Invalid argument for agent - \"" + kind + "\" - must be map of config options or bare none.");
            }
            return new Source.Entries().put("kind", kind).map();
        }
        Map<String, MethodCallExpression> found = read(
                block,
                Set.of("label", "node"),
                call -> "Invalid agent type \"" + call.getMethodAsString()
                        + "\" specified. Must be one of [any, label, node, none]");
        MethodCallExpression label = found.get("label");
        MethodCallExpression node = found.get("node");
        if (node != null && Source.block(node) != null) {
            label = read(
                            Source.block(node),
                            Set.of("label"),
                            call -> "Invalid config option \"" + call.getMethodAsString()
                                    + "\" for agent type \"node\". Valid config options are [label]")
                    .get("label");
        }
        if (label == null) {
            source.complain(agent, "No agent type specified. Must be one of [any, label, node, none]");
            return NOTHING;
        }
        return new Source.Entries()
                .put("kind", "label")
                .put("label", Source.argumentFunction(label))
                .map();
    }

    /** The one argument that is a name rather than a value. */
    private static String word(MethodCallExpression call) {
        List<Expression> values = Source.values(call);
        return values.size() == 1 && values.get(0) instanceof VariableExpression variable ? variable.getName() : null;
    }

    Expression environment(MethodCallExpression environment) {
        return environment == null
                ? new ListExpression()
                : new EnvironmentBlock(source).translate(Source.block(environment));
    }

    /** A function that gives the list of parameter definitions, or null. */
    Expression parameters(MethodCallExpression parameters) {
        if (parameters == null || Source.block(parameters) == null) {
            return NOTHING;
        }
        ListExpression list = new ListExpression();
        for (Statement statement : Source.statements(Source.block(parameters))) {
            MethodCallExpression call = Source.call(statement);
            if (call == null) {
                source.complain(statement, "Expected a parameter");
            } else if (!Symbols.of(ParameterDefinition.class).contains(call.getMethodAsString())) {
                source.complain(
                        call,
                        "Invalid parameter type \"" + call.getMethodAsString() + "\". Valid parameter types: "
                                + Symbols.of(ParameterDefinition.class));
            } else {
                list.addExpression(call);
            }
        }
        return Source.function(list);
    }

    /** The block of {@code steps}, which is run as it is once it has been checked. */
    Expression steps(MethodCallExpression section) {
        if (section == null) {
            return NOTHING;
        }
        ClosureExpression block = Source.block(section);
        if (block == null || Source.statements(block).isEmpty()) {
            source.complain(section, "No steps specified for branch");
            return NOTHING;
        }
        steps.check(block);
        return block;
    }

    Expression post(MethodCallExpression post) {
        Source.Entries conditions = new Source.Entries();
        if (post != null && Source.block(post) != null) {
            read(
                            Source.block(post),
                            Set.copyOf(PostCondition.DOCUMENTED),
                            call -> "Invalid condition \"" + call.getMethodAsString() + "\" - valid conditions are "
                                    + PostCondition.DOCUMENTED)
                    .forEach((name, call) -> conditions.put(name, steps(call)));
        }
        return conditions.map();
    }
}
