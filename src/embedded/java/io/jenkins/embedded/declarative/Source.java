package io.jenkins.embedded.declarative;

import java.util.ArrayList;
import java.util.List;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.Parameter;
import org.codehaus.groovy.ast.VariableScope;
import org.codehaus.groovy.ast.expr.ArgumentListExpression;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MapEntryExpression;
import org.codehaus.groovy.ast.expr.MapExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.TupleExpression;
import org.codehaus.groovy.ast.stmt.BlockStatement;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.ast.stmt.ReturnStatement;
import org.codehaus.groovy.ast.stmt.Statement;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.control.messages.SyntaxErrorMessage;
import org.codehaus.groovy.syntax.SyntaxException;

/** A parsed script: short forms for looking at it and for making parts of it, and the place for complaints. */
final class Source {

    private final SourceUnit unit;

    Source(SourceUnit unit) {
        this.unit = unit;
    }

    /** Reports an error; compilation goes on to find others and then fails. */
    void complain(ASTNode where, String message) {
        SyntaxException problem = new SyntaxException(message, where.getLineNumber(), where.getColumnNumber());
        unit.getErrorCollector().addErrorAndContinue(new SyntaxErrorMessage(problem, unit));
    }

    /** The call that a statement consists of, without a receiver, or null. */
    static MethodCallExpression call(Statement statement) {
        return statement instanceof ExpressionStatement line
                        && line.getExpression() instanceof MethodCallExpression call
                        && call.isImplicitThis()
                        && call.getMethod() instanceof ConstantExpression
                ? call
                : null;
    }

    static List<Statement> statements(ClosureExpression block) {
        return block.getCode() instanceof BlockStatement code ? code.getStatements() : List.of(block.getCode());
    }

    /** The arguments; named ones are together in one map. */
    static List<Expression> arguments(MethodCallExpression call) {
        return call.getArguments() instanceof TupleExpression tuple
                ? tuple.getExpressions()
                : List.of(call.getArguments());
    }

    /** The block at the end of the arguments, or null. */
    static ClosureExpression block(MethodCallExpression call) {
        List<Expression> arguments = arguments(call);
        return !arguments.isEmpty() && arguments.get(arguments.size() - 1) instanceof ClosureExpression block
                ? block
                : null;
    }

    /** The arguments before the block. */
    static List<Expression> values(MethodCallExpression call) {
        List<Expression> arguments = arguments(call);
        return block(call) == null ? arguments : arguments.subList(0, arguments.size() - 1);
    }

    /** The text of the first argument, or null if it isn't a constant one. */
    static String name(MethodCallExpression call) {
        List<Expression> values = values(call);
        return values.size() == 1
                        && values.get(0) instanceof ConstantExpression constant
                        && constant.getValue() instanceof String text
                ? text
                : null;
    }

    static boolean isTrue(MethodCallExpression call) {
        List<Expression> values = values(call);
        return values.size() == 1
                && values.get(0) instanceof ConstantExpression constant
                && Boolean.TRUE.equals(constant.getValue());
    }

    /** A function that gives the value, evaluated anew with each call. */
    static ClosureExpression function(Expression value, Parameter... parameters) {
        ReturnStatement result = new ReturnStatement(value);
        result.setSourcePosition(value);
        BlockStatement code = new BlockStatement(new ArrayList<>(List.of(result)), new VariableScope());
        ClosureExpression function = new ClosureExpression(parameters, code);
        function.setVariableScope(new VariableScope());
        function.setSourcePosition(value);
        return function;
    }

    /** The only argument or all named ones, as a function. */
    static ClosureExpression argumentFunction(MethodCallExpression call) {
        List<Expression> values = values(call);
        Expression value = values.size() == 1 ? values.get(0) : new ConstantExpression(null);
        return function(
                value instanceof MapExpression named ? new MapExpression(named.getMapEntryExpressions()) : value);
    }

    /** A call like the given one, with one more argument. */
    static MethodCallExpression withArgument(MethodCallExpression call, Expression more) {
        List<Expression> arguments = new ArrayList<>(values(call));
        arguments.replaceAll(
                each -> each instanceof MapExpression named ? new MapExpression(named.getMapEntryExpressions()) : each);
        arguments.add(more);
        MethodCallExpression copy = new MethodCallExpression(
                call.getObjectExpression(), call.getMethod(), new ArgumentListExpression(arguments));
        copy.setImplicitThis(true);
        copy.setSourcePosition(call);
        return copy;
    }

    /** Maps names to what they stand for. */
    static final class Entries {

        private final MapExpression map = new MapExpression();

        Entries put(String name, Expression value) {
            map.addMapEntryExpression(new MapEntryExpression(new ConstantExpression(name), value));
            return this;
        }

        Entries put(String name, Object constant) {
            return put(name, new ConstantExpression(constant));
        }

        MapExpression map() {
            return map;
        }
    }
}
