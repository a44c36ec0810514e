package io.jenkins.embedded.pipeline;

import hudson.EnvVars;
import hudson.console.ConsoleLogFilter;
import hudson.model.Run;
import java.io.IOException;
import org.jenkinsci.plugins.workflow.cps.EnvActionImpl;
import org.jenkinsci.plugins.workflow.steps.EnvironmentExpander;

/** What the base class of scripts and the global variables need to know of the thread they are used on. */
public final class ScriptHost {

    private ScriptHost() {}

    /** The build that the script on this thread belongs to; null outside of pipelines. */
    public static Run<?, ?> build() {
        PipelineThread thread = PipelineThread.currentOrNull();
        return thread == null ? null : thread.program.execution.run();
    }

    /** The environment at the place where the script is, or that of the build. */
    public static EnvVars currentEnvironment(EnvActionImpl variables) throws IOException, InterruptedException {
        PipelineThread thread = PipelineThread.currentOrNull();
        if (thread == null) {
            return variables.getEnvironment();
        }
        return EnvironmentExpander.getEffectiveEnvironment(
                variables.getEnvironment(), thread.context(EnvVars.class), thread.context(EnvironmentExpander.class));
    }

    /** Writes to the log of the build, through the filters of the blocks around. */
    public static void print(String text) {
        try {
            PipelineThread thread = PipelineThread.current();
            ConsoleLogFilter filter = thread.context(ConsoleLogFilter.class);
            NodeListener listener = thread.program.execution.log().listener(null, filter);
            listener.getLogger().print(text);
            listener.close();
        } catch (IOException | InterruptedException x) {
            throw new IllegalStateException(x);
        }
    }
}
