package org.jenkinsci.plugins.workflow.cps;

import hudson.model.Action;
import hudson.model.TaskListener;
import io.jenkins.embedded.pipeline.PipelineExecution;
import java.util.List;
import org.jenkinsci.plugins.workflow.flow.FlowDefinition;
import org.jenkinsci.plugins.workflow.flow.FlowDefinitionDescriptor;
import org.jenkinsci.plugins.workflow.flow.FlowExecution;
import org.jenkinsci.plugins.workflow.flow.FlowExecutionOwner;
import org.kohsuke.stapler.DataBoundConstructor;

/** A pipeline script that is typed into the job's configuration. */
public class CpsFlowDefinition extends FlowDefinition {

    private final String script;
    private final boolean sandbox;

    /** @param sandbox whether calls that could harm the controller are refused */
    @DataBoundConstructor
    public CpsFlowDefinition(String script, boolean sandbox) {
        this.script = script == null ? "" : script;
        this.sandbox = sandbox;
    }

    public String getScript() {
        return script;
    }

    public boolean isSandbox() {
        return sandbox;
    }

    @Override
    public FlowExecution create(FlowExecutionOwner owner, TaskListener listener, List<? extends Action> actions) {
        return new PipelineExecution(owner, script, sandbox);
    }

    /** Descriptor. */
    public static class DescriptorImpl extends FlowDefinitionDescriptor {
        @Override
        public String getDisplayName() {
            return "Pipeline script";
        }
    }
}
