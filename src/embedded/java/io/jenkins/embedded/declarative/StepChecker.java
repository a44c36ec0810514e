package io.jenkins.embedded.declarative;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MapEntryExpression;
import org.codehaus.groovy.ast.expr.MapExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.stmt.Statement;
import org.jenkinsci.plugins.structs.describable.DescribableModel;
import org.jenkinsci.plugins.structs.describable.DescribableParameter;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;

/** Checks the steps of a stage before anything is run. What isn't a known step is left to the run. */
final class StepChecker {

    private final Source source;

    StepChecker(Source source) {
        this.source = source;
    }

    void check(ClosureExpression block) {
        for (Statement statement : Source.statements(block)) {
            MethodCallExpression call = Source.call(statement);
            if (call == null) {
                source.complain(statement, "Expected a step");
            } else {
                check(call);
            }
        }
    }

    private void check(MethodCallExpression call) {
        String name = call.getMethodAsString();
        if (name.equals("script") || name.equals("parallel")) {
            return;
        }
        StepDescriptor step = StepDescriptor.byFunctionName(name);
        if (step != null) {
            checkArguments(call, DescribableModel.of(step.clazz));
            if (step.takesImplicitBlockArgument() && Source.block(call) != null) {
                check(Source.block(call));
            }
        }
    }

    private void checkArguments(MethodCallExpression call, DescribableModel<?> model) {
        List<Expression> values = Source.values(call);
        if (values.size() == 1 && values.get(0) instanceof MapExpression named) {
            checkNamed(call, named, model);
        } else if (values.isEmpty() && Source.block(call) == null) {
            // node { } has no label, though its constructor takes one
            requireAll(call, Map.of(), model);
        }
    }

    private void checkNamed(MethodCallExpression call, MapExpression named, DescribableModel<?> model) {
        Map<String, MapEntryExpression> given = named.getMapEntryExpressions().stream()
                .collect(Collectors.toMap(
                        entry -> entry.getKeyExpression().getText(), entry -> entry, (one, other) -> other));
        given.forEach((name, entry) -> {
            DescribableParameter parameter = model.getParameter(name);
            if (parameter == null) {
                complainOfUnknown(entry.getKeyExpression(), name, model);
            } else {
                checkType(entry.getValueExpression(), parameter.getErasedType());
            }
        });
        requireAll(call, given, model);
    }

    private void requireAll(MethodCallExpression call, Map<String, ?> given, DescribableModel<?> model) {
        for (DescribableParameter parameter : model.getParameters()) {
            if (parameter.isRequired() && !given.containsKey(parameter.getName())) {
                source.complain(call, "Missing required parameter: \"" + parameter.getName() + "\"");
            }
        }
    }

    private void complainOfUnknown(ASTNode where, String name, DescribableModel<?> model) {
        String nearest = model.getParameters().stream()
                .map(DescribableParameter::getName)
                .min(Comparator.comparingInt(candidate -> distance(name, candidate)))
                .map(candidate -> ", did you mean \"" + candidate + "\"?")
                .orElse("");
        source.complain(where, "Invalid parameter \"" + name + "\"" + nearest);
    }

    /** How many characters must be inserted, removed or replaced to make one name of another. */
    private static int distance(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[to.length()];
    }

    /** Only what can't be converted in any way. */
    private void checkType(Expression value, Class<?> expected) {
        boolean number = expected == int.class || expected == long.class;
        if (value instanceof ConstantExpression constant
                && constant.getValue() instanceof String text
                && (number || expected == boolean.class)) {
            source.complain(
                    value,
                    "Expecting \"" + expected.getName() + "\" but got \"" + text + "\" of type " + String.class
                            + " instead");
        }
    }
}
