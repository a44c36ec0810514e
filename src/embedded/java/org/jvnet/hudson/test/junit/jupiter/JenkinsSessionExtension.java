package org.jvnet.hudson.test.junit.jupiter;

import java.io.File;
import java.lang.reflect.Method;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.jvnet.hudson.test.fixtures.JenkinsSessionFixture;

/** For tests that restart Jenkins: each {@link #then} is one session on the same home directory. */
public class JenkinsSessionExtension implements BeforeEachCallback, AfterEachCallback {

    private final JenkinsSessionFixture fixture = new JenkinsSessionFixture();

    public File getHome() {
        return fixture.getHome();
    }

    @Override
    public void beforeEach(ExtensionContext context) throws Exception {
        fixture.setUp(
                context.getRequiredTestClass().getName(),
                context.getTestMethod().map(Method::getName).orElse(null));
    }

    @Override
    public void afterEach(ExtensionContext context) {
        fixture.tearDown();
    }

    public void then(Step step) throws Throwable {
        fixture.then(step);
    }

    /** What happens during one session. */
    @FunctionalInterface
    public interface Step extends JenkinsSessionFixture.Step {}
}
