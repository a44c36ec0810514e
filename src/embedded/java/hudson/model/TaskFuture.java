package hudson.model;

import hudson.model.queue.QueueTaskFuture;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The start and the end of what a queue item became. */
final class TaskFuture implements QueueTaskFuture<Queue.Executable> {
    private final long itemId;
    private final CompletableFuture<Queue.Executable> start = new CompletableFuture<>();
    private final CompletableFuture<Queue.Executable> end = new CompletableFuture<>();

    TaskFuture(long itemId) {
        this.itemId = itemId;
    }

    void started(Queue.Executable executable) {
        start.complete(executable);
    }

    void ended(Queue.Executable executable, Throwable problem) {
        if (problem == null) {
            end.complete(executable);
        } else {
            start.completeExceptionally(problem);
            end.completeExceptionally(problem);
        }
    }

    void cancelled() {
        start.completeExceptionally(new CancellationException());
        end.cancel(false);
    }

    @Override
    public Future<Queue.Executable> getStartCondition() {
        return start;
    }

    @Override
    public Queue.Executable waitForStart() throws InterruptedException, ExecutionException {
        return start.get();
    }

    /** Takes the item out of the queue, or interrupts what it became. */
    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        if (Queue.getInstance().state().cancel(itemId)) {
            return true;
        }
        Queue.Executable running = start.isCompletedExceptionally() ? null : start.getNow(null);
        Executor executor = running == null ? null : Executor.of(running);
        if (executor == null || !mayInterruptIfRunning) {
            return false;
        }
        executor.interrupt();
        return true;
    }

    @Override
    public boolean isCancelled() {
        return end.isCancelled();
    }

    @Override
    public boolean isDone() {
        return end.isDone();
    }

    @Override
    public Queue.Executable get() throws InterruptedException, ExecutionException {
        return end.get();
    }

    @Override
    public Queue.Executable get(long timeout, TimeUnit unit)
            throws InterruptedException, ExecutionException, TimeoutException {
        return end.get(timeout, unit);
    }
}
