package io.jenkins.embedded.declarative;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.ListExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.stmt.Statement;

/** Translates {@code stages}, {@code parallel} and each {@code stage}. */
final class StageBlocks {

    private static final Set<String> SECTIONS =
            Set.of("agent", "environment", "options", "when", "steps", "stages", "parallel", "failFast", "post");
    private static final List<String> BODIES = List.of("steps", "stages", "parallel");

    private final Source source;
    private final Sections sections;
    private final Set<String> names = new HashSet<>();

    StageBlocks(Source source, Sections sections) {
        this.source = source;
        this.sections = sections;
    }

    /** The stages in a block of {@code stages} or {@code parallel}. */
    Expression list(MethodCallExpression container) {
        ListExpression list = new ListExpression();
        ClosureExpression block = Source.block(container);
        List<Statement> statements = block == null ? List.of() : Source.statements(block);
        if (statements.isEmpty()) {
            source.complain(container, "No stages specified");
        }
        for (Statement statement : statements) {
            MethodCallExpression stage = Source.call(statement);
            if (stage == null || !"stage".equals(stage.getMethodAsString()) || Source.block(stage) == null) {
                source.complain(statement, "Expected a stage");
            } else {
                list.addExpression(stage(stage));
            }
        }
        return list;
    }

    private Expression stage(MethodCallExpression stage) {
        String name = Source.name(stage);
        if (name == null) {
            source.complain(stage, "Expected a stage name but got something else");
        } else if (!names.add(name)) {
            source.complain(stage, "Duplicate stage name: \"" + name + "\"");
        }
        Map<String, MethodCallExpression> found = sections.read(
                Source.block(stage),
                SECTIONS,
                call -> "Unknown stage section \"" + call.getMethodAsString()
                        + "\". Steps in a stage must be in a ‘steps’ block.");
        long bodies = BODIES.stream().filter(found::containsKey).count();
        if (bodies == 0) {
            source.complain(stage, "Expected one of \"steps\", \"stages\", or \"parallel\" for stage \"" + name + "\"");
        } else if (bodies > 1) {
            source.complain(
                    stage, "Only one of \"parallel\", \"stages\", or \"steps\" allowed for stage \"" + name + "\"");
        }
        MethodCallExpression failFast = found.get("failFast");
        Source.Entries model = new Source.Entries()
                .put("name", name)
                .put("agent", sections.agent(found.get("agent")))
                .put("environment", sections.environment(found.get("environment")))
                .put("when", new WhenBlock(source).translate(found.get("when")))
                .put("steps", sections.steps(found.get("steps")))
                .put("stages", nested(found.get("stages")))
                .put("parallel", nested(found.get("parallel")))
                .put("failFast", failFast != null && Source.isTrue(failFast))
                .put("post", sections.post(found.get("post")));
        new Options(source, false).read(found.get("options")).putInto(model);
        return model.map();
    }

    private Expression nested(MethodCallExpression container) {
        return container == null ? new ConstantExpression(null) : list(container);
    }
}
