package io.jenkins.plugins.releaseguard.lock.step;

import com.cloudbees.groovy.cps.impl.CpsCallableInvocation;
import groovy.lang.Closure;
import groovy.lang.GroovyObject;
import hudson.Extension;
import org.jenkinsci.plugins.workflow.cps.CpsScript;
import org.jenkinsci.plugins.workflow.cps.GlobalVariable;
import org.jspecify.annotations.Nullable;

/**
 * Lets a script call {@code releaseLock} with a block or without one. Pipeline insists on a block for a step that
 * takes one, but a script's call goes to a global variable of that name first; this one passes it on to the step that
 * fits.
 */
@Extension
public class ReleaseLockVariable extends GlobalVariable {

    private static final String NAME = "releaseLock";

    @Override
    public String getName() {
        return NAME;
    }

    @Override
    public Object getValue(CpsScript script) {
        return new Call((GroovyObject) script.getBinding().getVariable("steps"));
    }

    /** What the script calls. Never saved: the step that it calls suspends the script, and the call is over. */
    public static final class Call {

        private final GroovyObject steps;

        Call(GroovyObject steps) {
            this.steps = steps;
        }

        /** By Groovy's convention, what {@code releaseLock(...)} means. */
        public Object call(@Nullable Object @Nullable ... arguments) {
            boolean hasBlock =
                    arguments != null && arguments.length > 0 && arguments[arguments.length - 1] instanceof Closure;
            if (hasBlock) {
                return steps.invokeMethod(NAME, arguments);
            }
            try {
                return steps.invokeMethod("holdReleaseLock", arguments);
            } catch (CpsCallableInvocation suspended) {
                // Pipeline complains when a script that called one thing is suspended by a step of another name.
                throw new CpsCallableInvocation(
                        NAME, suspended.call, suspended.receiver, suspended.arguments.toArray());
            }
        }
    }
}
