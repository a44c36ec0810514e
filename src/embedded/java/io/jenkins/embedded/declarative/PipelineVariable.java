package io.jenkins.embedded.declarative;

import org.jenkinsci.plugins.workflow.cps.CpsScript;
import org.jenkinsci.plugins.workflow.cps.GlobalVariable;

/** The variable {@code pipeline}, which is called with what a Declarative Pipeline was translated to. */
public final class PipelineVariable extends GlobalVariable {

    private static final String INTERPRETER = "io.jenkins.embedded.declarative.Interpreter";

    @Override
    public String getName() {
        return "pipeline";
    }

    @Override
    public Object getValue(CpsScript script) throws Exception {
        return script.getClass()
                .getClassLoader()
                .loadClass(INTERPRETER)
                .getConstructor(Object.class)
                .newInstance(script);
    }
}
