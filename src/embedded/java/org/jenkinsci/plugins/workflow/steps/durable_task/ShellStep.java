package org.jenkinsci.plugins.workflow.steps.durable_task;

import hudson.AbortException;
import hudson.EnvVars;
import hudson.FilePath;
import hudson.Launcher;
import hudson.Util;
import hudson.model.TaskListener;
import io.jenkins.embedded.durable.ScriptExecution;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code sh 'script'}: runs a shell script in a process of its own, which outlives the controller. */
public final class ShellStep extends Step {

    private final String script;
    private boolean returnStdout;
    private boolean returnStatus;
    private String encoding;
    private String label;

    @DataBoundConstructor
    public ShellStep(String script) {
        if (script == null) {
            throw new IllegalArgumentException("sh needs a script");
        }
        this.script = script;
    }

    public String getScript() {
        return script;
    }

    public boolean isReturnStdout() {
        return returnStdout;
    }

    /** Whether the step's value is what the script prints, which then isn't logged. */
    @DataBoundSetter
    public void setReturnStdout(boolean returnStdout) {
        this.returnStdout = returnStdout;
    }

    public boolean isReturnStatus() {
        return returnStatus;
    }

    /** Whether the step's value is the script's exit code, so that no code is a failure. */
    @DataBoundSetter
    public void setReturnStatus(boolean returnStatus) {
        this.returnStatus = returnStatus;
    }

    public String getEncoding() {
        return encoding;
    }

    /** The character set of what the script prints. */
    @DataBoundSetter
    public void setEncoding(String encoding) {
        this.encoding = Util.fixEmpty(encoding);
    }

    public String getLabel() {
        return label;
    }

    /** A name for the step in the build's graph. */
    @DataBoundSetter
    public void setLabel(String label) {
        this.label = Util.fixEmpty(label);
    }

    @Override
    public StepExecution start(StepContext context) throws Exception {
        if (returnStdout && returnStatus) {
            throw new AbortException("You may not select both returnStdout and returnStatus.");
        }
        return new ScriptExecution(context, script, label, value(), encoding);
    }

    private ScriptExecution.Value value() {
        if (returnStdout) {
            return ScriptExecution.Value.OUTPUT;
        }
        return returnStatus ? ScriptExecution.Value.STATUS : ScriptExecution.Value.NOTHING;
    }

    /** Descriptor of {@code sh}. */
    public static final class DescriptorImpl extends StepDescriptor {

        @Override
        public String getFunctionName() {
            return "sh";
        }

        @Override
        public String getDisplayName() {
            return "Shell Script";
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            // in this order, since the first one that is missing is named
            return new LinkedHashSet<>(List.of(FilePath.class, Launcher.class, EnvVars.class, TaskListener.class));
        }
    }
}
