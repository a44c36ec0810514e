package io.jenkins.embedded.pipeline;

import groovy.lang.GroovyObjectSupport;
import java.io.Serializable;

/** The variable {@code steps} of a script: its methods are the steps. */
final class Steps extends GroovyObjectSupport implements Serializable {

    private static final long serialVersionUID = 1L;

    @Override
    public Object invokeMethod(String name, Object args) {
        return Dsl.invoke(name, args);
    }
}
