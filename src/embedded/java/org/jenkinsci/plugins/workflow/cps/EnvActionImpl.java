package org.jenkinsci.plugins.workflow.cps;

import groovy.lang.GroovyObjectSupport;
import hudson.EnvVars;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.embedded.pipeline.ScriptHost;
import java.io.IOException;
import java.io.Serializable;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import jenkins.model.RunAction2;
import org.jenkinsci.plugins.workflow.support.actions.EnvironmentAction;

/** {@code env}: the environment where the script is now; variables that are set keep their value for the whole build. */
public class EnvActionImpl extends GroovyObjectSupport
        implements EnvironmentAction.IncludingOverrides, Serializable, RunAction2 {

    private static final long serialVersionUID = 1L;

    private final Map<String, String> env = new TreeMap<>();
    private transient Run<?, ?> owner;

    private EnvActionImpl() {}

    /** The variables of the build with those that the script has set. */
    @Override
    public EnvVars getEnvironment() throws IOException, InterruptedException {
        return owner.getEnvironment(TaskListener.NULL);
    }

    @Override
    public Map<String, String> getOverriddenEnvironment() {
        synchronized (env) {
            return Collections.unmodifiableMap(new TreeMap<>(env));
        }
    }

    @Override
    public String getProperty(String propertyName) {
        try {
            return ScriptHost.currentEnvironment(this).get(propertyName);
        } catch (IOException | InterruptedException x) {
            throw new IllegalStateException("Can't tell " + propertyName, x);
        }
    }

    @Override
    public void setProperty(String propertyName, Object newValue) {
        synchronized (env) {
            env.put(propertyName, String.valueOf(newValue));
        }
        try {
            owner.save();
        } catch (IOException x) {
            throw new IllegalStateException("Can't save " + propertyName, x);
        }
    }

    @Override
    public String getIconFileName() {
        return null;
    }

    @Override
    public String getDisplayName() {
        return null;
    }

    @Override
    public String getUrlName() {
        return null;
    }

    @Override
    public void onAttached(Run<?, ?> r) {
        owner = r;
    }

    @Override
    public void onLoad(Run<?, ?> r) {
        owner = r;
    }

    /** The one of the build; made when it is asked for. */
    public static EnvActionImpl forRun(Run<?, ?> run) {
        synchronized (run) {
            EnvActionImpl action = run.getAction(EnvActionImpl.class);
            if (action == null) {
                action = new EnvActionImpl();
                run.addAction(action);
            }
            return action;
        }
    }

    /** The variable itself. */
    public static class Binder extends GlobalVariable {
        @Override
        public String getName() {
            return "env";
        }

        @Override
        public Object getValue(CpsScript script) throws Exception {
            return EnvActionImpl.forRun(script.$build());
        }
    }
}
