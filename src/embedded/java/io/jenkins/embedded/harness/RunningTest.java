package io.jenkins.embedded.harness;

import java.util.Arrays;
import java.util.List;
import org.jvnet.hudson.test.TestExtension;

/** The test class, and the test method if there is one yet, that the next Jenkins is started for. */
public record RunningTest(String className, String methodName) {

    private static volatile RunningTest current = new RunningTest("", null);

    public static void set(String className, String methodName) {
        current = new RunningTest(className, methodName);
    }

    static RunningTest current() {
        return current;
    }

    /** Whether the extension, declared by or within the given class, belongs to this test. */
    boolean sees(TestExtension extension, Class<?> declaring) {
        List<String> methods = Arrays.asList(extension.value());
        if (!methods.isEmpty() && !methods.contains(methodName)) {
            return false;
        }
        for (Class<?> outer = declaring; outer != null; outer = outer.getEnclosingClass()) {
            if (outer.getName().equals(className)) {
                return true;
            }
        }
        return false;
    }
}
