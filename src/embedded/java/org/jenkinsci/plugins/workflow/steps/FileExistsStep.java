package org.jenkinsci.plugins.workflow.steps;

import hudson.FilePath;
import java.util.Set;
import org.kohsuke.stapler.DataBoundConstructor;

/** {@code fileExists 'path'}: whether there is such a file or directory. */
public final class FileExistsStep extends Step {

    private final String file;

    @DataBoundConstructor
    public FileExistsStep(String file) {
        this.file = file;
    }

    public String getFile() {
        return file;
    }

    @Override
    public StepExecution start(StepContext context) {
        String path = file;
        return StepExecutions.synchronousNonBlocking(
                context, c -> c.get(FilePath.class).child(path).exists());
    }

    /** Descriptor of {@code fileExists}. */
    public static final class DescriptorImpl extends StepDescriptor {

        @Override
        public String getFunctionName() {
            return "fileExists";
        }

        @Override
        public String getDisplayName() {
            return "Verify if file exists in workspace";
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of(FilePath.class);
        }
    }
}
