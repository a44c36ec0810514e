package io.jenkins.plugins.releaseguard.signoff.step;

import hudson.AbortException;
import hudson.Functions;
import hudson.model.Result;
import hudson.model.TaskListener;
import io.jenkins.plugins.releaseguard.platform.Time;
import io.jenkins.plugins.releaseguard.signoff.engine.Check;
import io.jenkins.plugins.releaseguard.signoff.engine.Narration;
import java.io.IOException;
import java.time.Duration;
import org.jenkinsci.plugins.workflow.actions.WarningAction;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.BodyExecution;
import org.jenkinsci.plugins.workflow.steps.BodyExecutionCallback;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jspecify.annotations.Nullable;

/** One running check. What it found is kept with the {@code releaseVerify} around it. */
final class CheckExecution extends StepExecution {

    private static final long serialVersionUID = 1L;

    private final String name;
    private final long begunMillis = Time.now().toEpochMilli();
    private @Nullable BodyExecution body;

    CheckExecution(StepContext context, String name) {
        super(context);
        this.name = name;
    }

    @Override
    public boolean start() throws IOException, InterruptedException {
        if (tests().isFull()) {
            throw new AbortException("A release has at most " + Check.MOST + " checks; '" + name + "' is one more.");
        }
        body = getContext()
                .newBodyInvoker()
                .withDisplayName(name)
                .withCallback(new Callback(this))
                .start();
        return false;
    }

    @Override
    public void stop(Throwable cause) {
        if (body == null) {
            getContext().onFailure(cause);
        } else {
            body.cancel(cause);
        }
    }

    private void passed() throws IOException, InterruptedException {
        Duration took = took();
        tests().add(name, true, took, "");
        log().getLogger().println("Check " + shown() + " passed after " + seconds(took) + " s");
    }

    /** @param place where in the Pipeline to show it */
    private void failed(StepContext place, Throwable thrown) throws IOException, InterruptedException {
        Duration took = took();
        String reason = Ending.reason(thrown);
        tests().add(name, false, took, reason);
        String line = "Check " + shown() + " failed after " + seconds(took) + " s: " + Narration.oneLine(reason);
        log().getLogger().println(line);
        if (!(thrown instanceof AbortException) && !(thrown instanceof InterruptedException)) {
            log().getLogger().print(Functions.printThrowable(thrown));
        }
        FlowNode node = place.get(FlowNode.class);
        if (node != null) {
            node.addOrReplaceAction(new WarningAction(Result.FAILURE).withMessage(line));
        }
    }

    private SmokeTests tests() throws IOException, InterruptedException {
        SmokeTests tests = getContext().get(SmokeTests.class);
        if (tests == null) {
            throw new AbortException("releaseCheck stands in the block of releaseVerify.");
        }
        return tests;
    }

    private TaskListener log() throws IOException, InterruptedException {
        return getContext().get(TaskListener.class);
    }

    private String shown() {
        return "'" + Narration.oneLine(name) + "'";
    }

    private Duration took() {
        Duration took = Duration.ofMillis(Time.now().toEpochMilli() - begunMillis);
        return took.isNegative() ? Duration.ZERO : took;
    }

    private static String seconds(Duration took) {
        return took.toSeconds() + "." + took.toMillisPart() / 100;
    }

    /** Told about the block; saved with the build, as the execution itself. */
    private static final class Callback extends BodyExecutionCallback {

        private static final long serialVersionUID = 1L;

        private final CheckExecution check;

        Callback(CheckExecution check) {
            this.check = check;
        }

        @Override
        public void onSuccess(StepContext context, @Nullable Object result) {
            try {
                check.passed();
                context.onSuccess(true);
            } catch (IOException | InterruptedException e) {
                context.onFailure(e);
            }
        }

        @Override
        public void onFailure(StepContext context, Throwable thrown) {
            try {
                check.failed(context, thrown);
                if (Ending.isInterruption(thrown)) {
                    context.onFailure(thrown);
                } else {
                    context.onSuccess(false);
                }
            } catch (IOException | InterruptedException e) {
                thrown.addSuppressed(e);
                context.onFailure(thrown);
            }
        }
    }
}
