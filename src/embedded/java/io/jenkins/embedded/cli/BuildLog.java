package io.jenkins.embedded.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;

/** Copies the log of a running build to a stream as it grows. */
final class BuildLog {

    /** How often to look, in milliseconds. */
    static final long POLL_MILLIS = 100;

    private final WorkflowRun build;
    private final String prefix;
    private final PrintStream out;
    private final StringBuilder line = new StringBuilder();
    private long position;

    /** @param named whether each line begins with the name of the build, to tell several logs apart */
    BuildLog(WorkflowRun build, boolean named, PrintStream out) {
        this.build = build;
        this.prefix = named ? "[" + build.getParent().getName() + "] " : "";
        this.out = out;
    }

    WorkflowRun build() {
        return build;
    }

    /** Copies what is new. Returns whether more may come. */
    boolean follow() throws IOException {
        boolean complete = !build.isLogUpdated();
        if (!build.getLogFile().exists()) {
            return !complete;
        }
        ByteArrayOutputStream fresh = new ByteArrayOutputStream();
        position = build.getLogText().writeLogTo(position, fresh);
        line.append(fresh.toString(StandardCharsets.UTF_8));
        int end = complete ? line.length() : line.lastIndexOf("\n") + 1;
        line.substring(0, end).lines().forEach(text -> out.println(prefix + text));
        line.delete(0, end);
        out.flush();
        return !complete;
    }
}
