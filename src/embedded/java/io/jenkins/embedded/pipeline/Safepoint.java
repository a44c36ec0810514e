package io.jenkins.embedded.pipeline;

/** Called by compiled scripts in loops and at calls, so that a script which never waits for a step can be killed. */
public final class Safepoint {

    private Safepoint() {}

    public static void check() {
        PipelineThread thread = PipelineThread.currentOrNull();
        if (thread != null) {
            thread.program.execution.runner().checkKilled();
        }
    }
}
