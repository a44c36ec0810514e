package org.jenkinsci.plugins.workflow.steps;

import hudson.FilePath;
import hudson.slaves.WorkspaceList;
import java.util.Set;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code pwd()}: the current directory; {@code pwd(tmp: true)}: a directory for temporary files beside it. */
public class PwdStep extends Step {

    private boolean tmp;

    @DataBoundConstructor
    public PwdStep() {}

    public boolean isTmp() {
        return tmp;
    }

    @DataBoundSetter
    public void setTmp(boolean tmp) {
        this.tmp = tmp;
    }

    @Override
    public StepExecution start(StepContext context) {
        boolean beside = tmp;
        return StepExecutions.synchronous(context, c -> {
            FilePath current = c.get(FilePath.class);
            return (beside ? WorkspaceList.tempDir(current) : current).getRemote();
        });
    }

    /** Descriptor of {@code pwd}. */
    public static final class DescriptorImpl extends StepDescriptor {

        @Override
        public String getFunctionName() {
            return "pwd";
        }

        @Override
        public String getDisplayName() {
            return "Determine current directory";
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of(FilePath.class);
        }
    }
}
