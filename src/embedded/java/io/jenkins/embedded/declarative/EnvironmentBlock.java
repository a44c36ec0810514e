package io.jenkins.embedded.declarative;

import java.util.HashSet;
import java.util.Set;
import org.codehaus.groovy.ast.ClassHelper;
import org.codehaus.groovy.ast.Parameter;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.ListExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.PropertyExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.ast.stmt.Statement;
import org.codehaus.groovy.syntax.Types;

/**
 * Translates {@code environment { }} into a list of names with functions for their values. Such a function is given the
 * values of the lines above, because variables that the block sets aren't in the environment yet.
 */
final class EnvironmentBlock {

    private static final String ABOVE = "$above";

    private final Source source;
    private final Set<String> names = new HashSet<>();

    EnvironmentBlock(Source source) {
        this.source = source;
    }

    Expression translate(ClosureExpression block) {
        ListExpression list = new ListExpression();
        for (Statement statement : Source.statements(block)) {
            if (statement instanceof ExpressionStatement line
                    && line.getExpression() instanceof BinaryExpression assignment
                    && assignment.getOperation().getType() == Types.ASSIGN
                    && assignment.getLeftExpression() instanceof VariableExpression variable) {
                list.addExpression(entry(variable.getName(), assignment.getRightExpression()));
            } else {
                source.complain(statement, "Expected name=value pairs in \"environment\" section");
            }
        }
        return list;
    }

    private Expression entry(String name, Expression value) {
        Source.Entries entry = new Source.Entries().put("name", name);
        MethodCallExpression call = value instanceof MethodCallExpression c && c.isImplicitThis() ? c : null;
        if (call != null
                && "credentials".equals(call.getMethodAsString())
                && Source.values(call).size() == 1) {
            entry.put("credentials", function(Source.values(call).get(0)));
        } else {
            entry.put("value", function(value));
        }
        names.add(name);
        return entry.map();
    }

    private ClosureExpression function(Expression value) {
        return Source.function(redirected(value), new Parameter(ClassHelper.OBJECT_TYPE, ABOVE));
    }

    /** Looks names of the lines above up in the function's argument, also as {@code env.NAME}. */
    private Expression redirected(Expression expression) {
        String name = null;
        if (expression instanceof VariableExpression variable) {
            name = variable.getName();
        } else if (expression instanceof PropertyExpression property
                && property.getObjectExpression() instanceof VariableExpression owner
                && owner.getName().equals("env")) {
            name = property.getPropertyAsString();
        }
        if (name != null && names.contains(name)) {
            PropertyExpression lookup = new PropertyExpression(new VariableExpression(ABOVE), name);
            lookup.setSourcePosition(expression);
            return lookup;
        }
        return expression instanceof ClosureExpression ? expression : expression.transformExpression(this::redirected);
    }
}
