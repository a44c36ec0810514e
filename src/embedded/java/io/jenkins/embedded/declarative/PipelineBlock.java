package io.jenkins.embedded.declarative;

import java.util.Map;
import java.util.Set;
import org.codehaus.groovy.ast.expr.ArgumentListExpression;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.ListExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;

/** Translates the block of {@code pipeline { }} into the map that the interpreter takes. */
final class PipelineBlock {

    private static final Set<String> SECTIONS =
            Set.of("agent", "environment", "options", "parameters", "stages", "post");

    private final Source source;
    private final Sections sections;
    private final StageBlocks stages;

    PipelineBlock(Source source) {
        this.source = source;
        sections = new Sections(source);
        stages = new StageBlocks(source, sections);
    }

    Expression translate(MethodCallExpression pipeline, ClosureExpression block) {
        Map<String, MethodCallExpression> found =
                sections.read(block, SECTIONS, call -> "Undefined section \"" + call.getMethodAsString() + "\"");
        for (String required : new String[] {"stages", "agent"}) {
            if (!found.containsKey(required)) {
                source.complain(pipeline, "Missing required section \"" + required + "\"");
            }
        }
        Options options = new Options(source, true).read(found.get("options"));
        Source.Entries model = new Source.Entries()
                .put("agent", sections.agent(found.get("agent")))
                .put("environment", sections.environment(found.get("environment")))
                .put("parameters", sections.parameters(found.get("parameters")))
                .put("stages", found.containsKey("stages") ? stages.list(found.get("stages")) : new ListExpression())
                .put("post", sections.post(found.get("post")));
        options.putInto(model);
        return new ArgumentListExpression(model.map());
    }
}
