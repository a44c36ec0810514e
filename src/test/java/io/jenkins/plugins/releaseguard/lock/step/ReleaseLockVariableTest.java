package io.jenkins.plugins.releaseguard.lock.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.cloudbees.groovy.cps.impl.CpsCallableInvocation;
import com.cloudbees.groovy.cps.impl.SuspendBlock;
import groovy.lang.GroovyObjectSupport;
import org.junit.jupiter.api.Test;

class ReleaseLockVariableTest {

    @Test
    void shouldSuspendTheScriptUnderTheNameThatItCalled() {
        ReleaseLockVariable.Call call = new ReleaseLockVariable.Call(new Steps());
        CpsCallableInvocation suspended = catchThrowableOfType(CpsCallableInvocation.class, () -> call.call("site"));
        assertThat(suspended.methodName).isEqualTo("releaseLock");
        assertThat(suspended.arguments).hasSize(1);
    }

    /** Suspends the script as Pipeline does for a step. */
    private static final class Steps extends GroovyObjectSupport {

        @Override
        public Object invokeMethod(String name, Object arguments) {
            throw new CpsCallableInvocation(name, SuspendBlock.SUSPEND, null, arguments);
        }
    }
}
