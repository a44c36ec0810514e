package io.jenkins.embedded.pipeline;

import com.cloudbees.groovy.cps.impl.CallSiteBlock;
import com.cloudbees.groovy.cps.sandbox.DefaultInvoker;
import com.cloudbees.groovy.cps.sandbox.Invoker;
import java.util.Set;
import java.util.StringJoiner;
import org.jenkinsci.plugins.scriptsecurity.sandbox.RejectedAccessException;

/**
 * Refuses the calls by which a script could leave the pipeline. It is a fence against mistakes, not a wall: the
 * embedded controller trusts those who may configure its jobs.
 */
final class Sandbox extends DefaultInvoker {

    private static final long serialVersionUID = 1L;

    /** Types whose static methods and constructors no script may use; a name that ends in a dot is a package. */
    private static final Set<String> REFUSED = Set.of(
            "java.lang.System",
            "java.lang.Runtime",
            "java.lang.Thread",
            "java.lang.ProcessBuilder",
            "java.lang.Class",
            "java.io.File",
            "java.nio.file.Files",
            "jenkins.model.Jenkins",
            "hudson.model.Hudson",
            "hudson.security.ACL",
            "groovy.lang.GroovyShell",
            "groovy.util.Eval");

    @Override
    public Object methodCall(Object receiver, String method, Object[] args) throws Throwable {
        if (receiver instanceof Class && REFUSED.contains(((Class<?>) receiver).getName())) {
            throw refused("staticMethod", ((Class<?>) receiver).getName() + " " + method, args);
        }
        return super.methodCall(receiver, method, args);
    }

    @Override
    public Object constructorCall(Class type, Object[] args) throws Throwable {
        if (REFUSED.contains(type.getName())) {
            throw refused("new", type.getName(), args);
        }
        return super.constructorCall(type, args);
    }

    @Override
    public Object getProperty(Object receiver, String property) throws Throwable {
        if (receiver instanceof Class && REFUSED.contains(((Class<?>) receiver).getName())) {
            throw refused("staticField", ((Class<?>) receiver).getName() + " " + property, new Object[0]);
        }
        return super.getProperty(receiver, property);
    }

    private static RejectedAccessException refused(String kind, String what, Object[] args) {
        StringJoiner signature = new StringJoiner(" ").add(kind).add(what);
        for (Object arg : args) {
            signature.add(arg == null ? "null" : name(arg.getClass()));
        }
        return new RejectedAccessException("Scripts not permitted to use " + signature);
    }

    /** Signatures name primitive types where the method has them, as those that are refused have. */
    private static String name(Class<?> type) {
        return type == Integer.class
                ? "int"
                : type == Boolean.class ? "boolean" : type == Long.class ? "long" : type.getName();
    }

    @Override
    public Invoker contextualize(CallSiteBlock tags) {
        return this;
    }
}
