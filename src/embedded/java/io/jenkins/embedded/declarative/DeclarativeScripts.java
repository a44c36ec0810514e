package io.jenkins.embedded.declarative;

import io.jenkins.embedded.pipeline.ScriptCustomizer;
import java.util.List;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.ast.Parameter;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.stmt.BlockStatement;
import org.codehaus.groovy.ast.stmt.Statement;
import org.codehaus.groovy.classgen.GeneratorContext;
import org.codehaus.groovy.classgen.VariableScopeVisitor;
import org.codehaus.groovy.control.CompilePhase;
import org.codehaus.groovy.control.CompilerConfiguration;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.control.customizers.CompilationCustomizer;

/** Checks a {@code pipeline} block when a script is compiled, and makes it data for the interpreter. */
public final class DeclarativeScripts implements ScriptCustomizer {

    @Override
    public void configure(CompilerConfiguration configuration) {
        configuration.addCompilationCustomizers(new Translation());
    }

    @Override
    public List<String> preludes() {
        return List.of("/io/jenkins/embedded/declarative/Interpreter.groovy");
    }

    private static final class Translation extends CompilationCustomizer {

        Translation() {
            super(CompilePhase.SEMANTIC_ANALYSIS);
        }

        @Override
        public void call(SourceUnit source, GeneratorContext context, ClassNode type) {
            MethodNode main = type.isScript() ? type.getMethod("run", Parameter.EMPTY_ARRAY) : null;
            if (main == null || !(main.getCode() instanceof BlockStatement code)) {
                return;
            }
            boolean found = false;
            for (Statement statement : code.getStatements()) {
                MethodCallExpression call = Source.call(statement);
                ClosureExpression block = call == null ? null : Source.block(call);
                if (block != null && "pipeline".equals(call.getMethodAsString())) {
                    call.setArguments(new PipelineBlock(new Source(source)).translate(call, block));
                    found = true;
                }
            }
            if (found) {
                // closures have moved, and new ones have been made
                new VariableScopeVisitor(source).visitClass(type);
            }
        }
    }
}
