package org.jenkinsci.plugins.workflow.steps;

import hudson.Util;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.embedded.steps.Failures;
import java.util.Set;
import org.jenkinsci.plugins.workflow.actions.WarningAction;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code catchError}: when its block fails, sets the build's result and goes on. */
public final class CatchErrorStep extends Step implements CatchExecutionOptions {

    private static final long serialVersionUID = 1L;

    private String message;
    private String buildResult = Result.FAILURE.toString();
    private String stageResult = Result.SUCCESS.toString();
    private boolean catchInterruptions = true;

    @DataBoundConstructor
    public CatchErrorStep() {}

    @Override
    public String getMessage() {
        return message;
    }

    @DataBoundSetter
    public void setMessage(String message) {
        this.message = Util.fixEmptyAndTrim(message);
    }

    @Override
    public Result getBuildResultOnError() {
        return Result.fromString(buildResult);
    }

    public String getBuildResult() {
        return buildResult;
    }

    @DataBoundSetter
    public void setBuildResult(String buildResult) {
        this.buildResult = checkedResult("buildResult", buildResult);
    }

    @Override
    public Result getStepResultOnError() {
        return Result.fromString(stageResult);
    }

    public String getStageResult() {
        return stageResult;
    }

    @DataBoundSetter
    public void setStageResult(String stageResult) {
        this.stageResult = checkedResult("stageResult", stageResult);
    }

    /** {@link Result#fromString} takes any text, and answers FAILURE for the unknown. */
    private static String checkedResult(String argument, String result) {
        if (result == null) {
            return Result.SUCCESS.toString();
        }
        if (!result.equalsIgnoreCase(Result.fromString(result).toString())) {
            throw new IllegalArgumentException(argument + " is invalid: " + result
                    + ". Valid options are SUCCESS, UNSTABLE, FAILURE, NOT_BUILT and ABORTED.");
        }
        return result;
    }

    @Override
    public boolean isCatchInterruptions() {
        return catchInterruptions;
    }

    @DataBoundSetter
    public void setCatchInterruptions(boolean catchInterruptions) {
        this.catchInterruptions = catchInterruptions;
    }

    @Override
    public StepExecution start(StepContext context) {
        return new Execution(context, this);
    }

    /** A running {@code catchError} or {@code warnError}. */
    public static final class Execution extends AbstractStepExecutionImpl {

        private static final long serialVersionUID = 1L;

        private final CatchExecutionOptions options;

        Execution(StepContext context, CatchExecutionOptions options) {
            super(context);
            this.options = options;
        }

        @Override
        public boolean start() {
            getContext().newBodyInvoker().withCallback(new Callback(options)).start();
            return false;
        }

        @Override
        public void onResume() {}
    }

    private static final class Callback extends BodyExecutionCallback {

        private static final long serialVersionUID = 1L;

        private final CatchExecutionOptions options;

        Callback(CatchExecutionOptions options) {
            this.options = options;
        }

        @Override
        public void onSuccess(StepContext context, Object result) {
            // no value, because there is none after a failure either
            context.onSuccess(null);
        }

        @Override
        public void onFailure(StepContext context, Throwable problem) {
            if (!options.isCatchInterruptions() && Failures.isInterruption(problem)) {
                context.onFailure(problem);
                return;
            }
            try {
                record(context, problem);
                context.onSuccess(null);
            } catch (Exception x) {
                context.onFailure(x);
            }
        }

        private void record(StepContext context, Throwable problem) throws Exception {
            TaskListener listener = context.get(TaskListener.class);
            if (options.getMessage() != null) {
                listener.error(options.getMessage());
            }
            Failures.print(problem, context, listener);
            Result ofInterruption =
                    problem instanceof FlowInterruptedException interruption ? interruption.getResult() : null;
            Result ofBuild = ofInterruption != null ? ofInterruption : options.getBuildResultOnError();
            Result ofStep = ofInterruption != null ? ofInterruption : options.getStepResultOnError();
            if (ofBuild.isWorseThan(Result.SUCCESS)) {
                listener.getLogger().println("Setting overall build result to " + ofBuild);
                context.get(Run.class).setResult(ofBuild);
            }
            if (ofStep.isWorseThan(Result.SUCCESS)) {
                context.get(FlowNode.class)
                        .addOrReplaceAction(new WarningAction(ofStep).withMessage(options.getMessage()));
            }
        }
    }

    /** Descriptor of {@code catchError}. */
    public static final class DescriptorImpl extends StepDescriptor {

        @Override
        public String getFunctionName() {
            return "catchError";
        }

        @Override
        public String getDisplayName() {
            return "Catch error and set build result to failure";
        }

        @Override
        public boolean takesImplicitBlockArgument() {
            return true;
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of(FlowNode.class, Run.class, TaskListener.class);
        }
    }
}
