package org.jenkinsci.plugins.workflow.steps;

import hudson.FilePath;
import hudson.Util;
import io.jenkins.embedded.steps.TextFiles;
import java.io.OutputStream;
import java.util.Map;
import java.util.Set;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code writeFile file: 'path', text: '...'}: writes a file and the directories it lies in. */
public final class WriteFileStep extends Step {

    private final String file;
    private final String text;
    private String encoding;

    @DataBoundConstructor
    public WriteFileStep(String file, String text) {
        if (Util.fixEmptyAndTrim(file) == null) {
            throw new IllegalArgumentException("can't be empty: file");
        }
        this.file = file;
        this.text = text;
    }

    public String getFile() {
        return file;
    }

    public String getText() {
        return text;
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
        byte[] bytes = TextFiles.encode(Util.fixNull(text), encoding);
        return StepExecutions.synchronousNonBlockingVoid(context, c -> {
            try (OutputStream out = c.get(FilePath.class).child(path).write()) {
                out.write(bytes);
            }
        });
    }

    /** Descriptor of {@code writeFile}. */
    public static final class DescriptorImpl extends StepDescriptor {

        @Override
        public String getFunctionName() {
            return "writeFile";
        }

        @Override
        public String getDisplayName() {
            return "Write file to workspace";
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of(FilePath.class);
        }

        @Override
        public String argumentsToString(Map<String, Object> namedArgs) {
            return namedArgs.get("file") instanceof String file ? file : null;
        }
    }
}
