package io.jenkins.embedded.declarative;

import java.util.List;
import java.util.Set;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.ListExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.stmt.Statement;

/** Translates {@code when { }}. */
final class WhenBlock {

    private static final Set<String> NESTING = Set.of("allOf", "anyOf", "not");
    private static final List<String> KNOWN =
            List.of("allOf", "anyOf", "branch", "environment", "equals", "expression", "not");

    private final Source source;

    WhenBlock(Source source) {
        this.source = source;
    }

    Expression translate(MethodCallExpression when) {
        if (when == null) {
            return new ConstantExpression(null);
        }
        Source.Entries model = new Source.Entries();
        ListExpression conditions = new ListExpression();
        String before = null;
        for (Statement statement : Source.statements(Source.block(when))) {
            MethodCallExpression call = Source.call(statement);
            String name = call == null ? null : call.getMethodAsString();
            if ("beforeOptions".equals(name) || "beforeAgent".equals(name)) {
                // the earlier of the two, if both are given
                before = !Source.isTrue(call) || "options".equals(before)
                        ? before
                        : name.equals("beforeOptions") ? "options" : "agent";
            } else {
                add(conditions, statement, call);
            }
        }
        if (conditions.getExpressions().isEmpty()) {
            source.complain(when, "Empty when closure, remove the property or add some content.");
        }
        return model.put("before", before).put("conditions", conditions).map();
    }

    private void add(ListExpression conditions, Statement statement, MethodCallExpression call) {
        if (call == null) {
            source.complain(statement, "Expected a when condition");
        } else if (!KNOWN.contains(call.getMethodAsString())) {
            source.complain(
                    call,
                    "Unknown conditional " + call.getMethodAsString() + ". Valid conditionals are: "
                            + String.join(", ", KNOWN));
        } else {
            conditions.addExpression(condition(call));
        }
    }

    private Expression condition(MethodCallExpression call) {
        String kind = call.getMethodAsString();
        Source.Entries condition = new Source.Entries().put("kind", kind);
        ClosureExpression block = Source.block(call);
        if (NESTING.contains(kind)) {
            ListExpression nested = new ListExpression();
            if (block != null) {
                Source.statements(block).forEach(statement -> add(nested, statement, Source.call(statement)));
            }
            int count = nested.getExpressions().size();
            if (count == 0 || kind.equals("not") && count > 1) {
                source.complain(
                        call,
                        "The " + kind + " condition requires " + (kind.equals("not") ? "exactly one" : "at least one")
                                + " nested condition");
            }
            return condition.put("nested", nested).map();
        }
        if (kind.equals("expression")) {
            if (block == null) {
                source.complain(call, "Expected a block for expression");
            }
            return condition
                    .put("body", block == null ? new ConstantExpression(null) : block)
                    .map();
        }
        return condition.put("arguments", Source.argumentFunction(call)).map();
    }
}
