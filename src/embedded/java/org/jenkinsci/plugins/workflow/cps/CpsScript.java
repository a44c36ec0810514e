package org.jenkinsci.plugins.workflow.cps;

import com.cloudbees.groovy.cps.SerializableScript;
import groovy.lang.Binding;
import groovy.lang.MissingPropertyException;
import hudson.model.Run;
import io.jenkins.embedded.pipeline.Dsl;
import io.jenkins.embedded.pipeline.ScriptHost;
import java.io.IOException;
import org.codehaus.groovy.runtime.InvokerHelper;

/** Base class of pipeline scripts: calls that it doesn't know are steps, variables may be global ones. */
public abstract class CpsScript extends SerializableScript {

    private static final long serialVersionUID = 1L;

    /** Called when the script has no such method: global variables can be called, then come steps. */
    @Override
    public final Object invokeMethod(String name, Object args) {
        Binding binding = getBinding();
        if (binding.hasVariable(name)) {
            return InvokerHelper.invokeMethod(binding.getVariable(name), "call", args);
        }
        GlobalVariable global = GlobalVariable.byName(name, $buildNoException());
        if (global != null) {
            return InvokerHelper.invokeMethod(value(global), "call", args);
        }
        return Dsl.invoke(name, args);
    }

    /** Global variables come first, environment variables last. */
    @Override
    public Object getProperty(String property) {
        Run<?, ?> build = $buildNoException();
        GlobalVariable global = GlobalVariable.byName(property, build);
        if (global != null) {
            return value(global);
        }
        try {
            return super.getProperty(property);
        } catch (MissingPropertyException x) {
            String variable = build == null ? null : EnvActionImpl.forRun(build).getProperty(property);
            if (variable == null) {
                throw x;
            }
            return variable;
        }
    }

    private Object value(GlobalVariable global) {
        try {
            return global.getValue(this);
        } catch (RuntimeException x) {
            throw x;
        } catch (Exception x) {
            throw new IllegalStateException("no value of " + global.getName(), x);
        }
    }

    /** The build that runs the script. */
    public Run<?, ?> $build() throws IOException {
        Run<?, ?> build = $buildNoException();
        if (build == null) {
            throw new IOException("no build is running this script");
        }
        return build;
    }

    /** The build, or null outside of one. */
    public Run<?, ?> $buildNoException() {
        return ScriptHost.build();
    }

    @Override
    public void println() {
        println("");
    }

    @Override
    public void print(Object value) {
        ScriptHost.print(InvokerHelper.toString(value));
    }

    @Override
    public void println(Object value) {
        ScriptHost.print(InvokerHelper.toString(value) + System.lineSeparator());
    }

    /** Groovy's own {@code sleep} would block the VM thread; this is the step. */
    public Object sleep(long arg) {
        return invokeMethod("sleep", new Object[] {arg});
    }
}
