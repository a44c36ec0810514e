package io.jenkins.embedded.pipeline;

import com.cloudbees.groovy.cps.Block;
import com.cloudbees.groovy.cps.Continuation;
import com.cloudbees.groovy.cps.Env;
import com.cloudbees.groovy.cps.Next;
import com.cloudbees.groovy.cps.impl.CpsCallableInvocation;
import groovy.lang.Closure;

/** Calls the body of a step. A closure of transformed code answers with what is to be run instead of running it. */
final class BodyBlock implements Block {

    private static final long serialVersionUID = 1L;

    private final Closure<?> closure;

    BodyBlock(Closure<?> closure) {
        this.closure = closure;
    }

    @Override
    public Next eval(Env env, Continuation next) {
        Object value;
        try {
            value = closure.call();
        } catch (CpsCallableInvocation call) {
            return call.invoke(env, null, next);
        } catch (RuntimeException | Error x) {
            return env.getExceptionHandler(x.getClass()).receive(x);
        }
        return next.receive(value);
    }
}
