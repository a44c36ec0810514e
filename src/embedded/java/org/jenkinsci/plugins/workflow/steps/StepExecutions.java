package org.jenkinsci.plugins.workflow.steps;

/** Short forms for steps whose execution is one function. */
public class StepExecutions {

    private StepExecutions() {}

    /** Runs the function on the VM thread; for quick work only. */
    public static StepExecution synchronous(StepContext context, SynchronousBody body) {
        return new Quick(context, body);
    }

    public static StepExecution synchronousVoid(StepContext context, SynchronousBodyVoid body) {
        return synchronous(context, body.asReturn());
    }

    /** Runs the function in the background. */
    public static StepExecution synchronousNonBlocking(StepContext context, SynchronousBody body) {
        return new Background(context, body);
    }

    public static StepExecution synchronousNonBlockingVoid(StepContext context, SynchronousBodyVoid body) {
        return synchronousNonBlocking(context, body.asReturn());
    }

    /** Prepares and runs the body of the step, and ends as the body ends. */
    public static StepExecution block(StepContext context, BlockBody body) {
        return new Block(context, body);
    }

    /** Work that gives a value. */
    @FunctionalInterface
    public interface SynchronousBody {
        Object call(StepContext context) throws Exception;
    }

    /** Work that gives no value. */
    @FunctionalInterface
    public interface SynchronousBodyVoid {
        void call(StepContext context) throws Exception;

        default SynchronousBody asReturn() {
            return context -> {
                call(context);
                return null;
            };
        }
    }

    /** What a block step does before its body is started. */
    @FunctionalInterface
    public interface BlockBody {
        void call(StepContext context, BodyInvoker invoker) throws Exception;
    }

    private static final class Quick extends SynchronousStepExecution<Object> {
        private static final long serialVersionUID = 1L;
        private final transient SynchronousBody body;

        Quick(StepContext context, SynchronousBody body) {
            super(context);
            this.body = body;
        }

        @Override
        protected Object run() throws Exception {
            return body.call(getContext());
        }
    }

    private static final class Background extends SynchronousNonBlockingStepExecution<Object> {
        private static final long serialVersionUID = 1L;
        private final transient SynchronousBody body;

        Background(StepContext context, SynchronousBody body) {
            super(context);
            this.body = body;
        }

        @Override
        protected Object run() throws Exception {
            return body.call(getContext());
        }
    }

    private static final class Block extends StepExecution {
        private static final long serialVersionUID = 1L;
        private final transient BlockBody body;

        Block(StepContext context, BlockBody body) {
            super(context);
            this.body = body;
        }

        @Override
        public boolean start() throws Exception {
            BodyInvoker invoker = getContext().newBodyInvoker();
            body.call(getContext(), invoker);
            invoker.withCallback(BodyExecutionCallback.wrap(getContext())).start();
            return false;
        }
    }
}
