package org.jvnet.hudson.test.junit.jupiter;

import io.jenkins.embedded.harness.RunningTest;
import java.lang.reflect.Method;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.jvnet.hudson.test.JenkinsRule;

/**
 * Resolves parameters of type {@link JenkinsRule}. One that was started before all tests of a class is shared by them,
 * and the class stops it.
 */
public class JenkinsExtension implements ParameterResolver, AfterEachCallback {

    private static final Namespace NAMESPACE = Namespace.create(JenkinsExtension.class);
    private static final String KEY = "jenkins";

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == JenkinsRule.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        JenkinsRule rule = context.getStore(NAMESPACE).get(KEY, JenkinsRule.class);
        if (rule == null) {
            rule = new JenkinsRule();
            context.getStore(NAMESPACE).put(KEY, rule);
        }
        if (rule.jenkins == null) {
            RunningTest.set(
                    context.getRequiredTestClass().getName(),
                    context.getTestMethod().map(Method::getName).orElse(null));
            try {
                rule.before();
            } catch (Throwable x) {
                throw new ParameterResolutionException("Jenkins doesn't start", x);
            }
        }
        return rule;
    }

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        JenkinsRule rule = context.getStore(NAMESPACE).remove(KEY, JenkinsRule.class);
        if (rule != null) {
            rule.after();
        }
    }
}
