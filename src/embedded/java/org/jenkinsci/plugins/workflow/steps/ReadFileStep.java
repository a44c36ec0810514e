package org.jenkinsci.plugins.workflow.steps;

import hudson.FilePath;
import hudson.Util;
import io.jenkins.embedded.steps.TextFiles;
import java.io.InputStream;
import java.util.Set;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code readFile 'path'}: the text of a file. */
public final class ReadFileStep extends Step {

    private final String file;
    private String encoding;

    @DataBoundConstructor
    public ReadFileStep(String file) {
        if (Util.fixEmptyAndTrim(file) == null) {
            throw new IllegalArgumentException("can't be empty: file");
        }
        this.file = file;
    }

    public String getFile() {
        return file;
    }

    public String getEncoding() {
        return encoding;
    }

    /** A character set, the platform's if null, or {@code Base64} for any bytes. */
    @DataBoundSetter
    public void setEncoding(String encoding) {
        this.encoding = Util.fixEmptyAndTrim(encoding);
    }

    @Override
    public StepExecution start(StepContext context) {
        String path = file;
        String charset = encoding;
        return StepExecutions.synchronousNonBlocking(context, c -> {
            try (InputStream in = c.get(FilePath.class).child(path).read()) {
                return TextFiles.decode(in.readAllBytes(), charset);
            }
        });
    }

    /** Descriptor of {@code readFile}. */
    public static final class DescriptorImpl extends StepDescriptor {

        @Override
        public String getFunctionName() {
            return "readFile";
        }

        @Override
        public String getDisplayName() {
            return "Read file from workspace";
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of(FilePath.class);
        }
    }
}
