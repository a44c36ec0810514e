package io.jenkins.embedded.web;

import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.commons.jelly.JellyContext;
import org.apache.commons.jelly.JellyException;
import org.apache.commons.jelly.expression.Expression;
import org.apache.commons.jelly.expression.ExpressionFactory;
import org.apache.commons.jelly.expression.ExpressionSupport;
import org.apache.commons.jexl.JexlContext;
import org.springframework.security.access.AccessDeniedException;

/**
 * Expressions of views. One that fails gives null and a line in the log, as on Jenkins; but a permission that is missing
 * ends the page, where Jelly's own factory would go on.
 */
final class PageExpressions implements ExpressionFactory {
    private static final Logger LOGGER = Logger.getLogger(PageExpressions.class.getName());

    @Override
    public Expression createExpression(String text) throws JellyException {
        try {
            return new PageExpression(org.apache.commons.jexl.ExpressionFactory.createExpression(text));
        } catch (Exception e) {
            throw new JellyException("Not an expression: " + text, e);
        }
    }

    private static final class PageExpression extends ExpressionSupport {
        private final org.apache.commons.jexl.Expression expression;

        PageExpression(org.apache.commons.jexl.Expression expression) {
            this.expression = expression;
        }

        @Override
        public String getExpressionText() {
            return "${" + expression.getExpression() + "}";
        }

        @Override
        public Object evaluate(JellyContext context) {
            try {
                return expression.evaluate(new Variables(context));
            } catch (AccessDeniedException e) {
                throw e;
            } catch (Exception e) {
                LOGGER.log(Level.WARNING, e, () -> "Cannot evaluate " + getExpressionText());
                return null;
            }
        }
    }

    /** The view's variables as JEXL wants to see them. */
    private static final class Variables extends AbstractMap<String, Object> implements JexlContext {
        private final JellyContext context;

        Variables(JellyContext context) {
            this.context = context;
        }

        @Override
        public Map<String, Object> getVars() {
            return this;
        }

        @Override
        @SuppressWarnings("rawtypes")
        public void setVars(Map vars) {
            throw new IllegalStateException("an expression sets no variables");
        }

        @Override
        public Object get(Object name) {
            return context.getVariable((String) name);
        }

        @Override
        public boolean containsKey(Object name) {
            return get(name) != null;
        }

        @Override
        public Set<Entry<String, Object>> entrySet() {
            return Set.of();
        }
    }
}
