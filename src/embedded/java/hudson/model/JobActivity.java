package hudson.model;

import java.util.List;
import java.util.concurrent.TimeUnit;
import jenkins.model.Jenkins;

/** Ends what goes on for a job that is about to be deleted: its queue items and its builds. */
final class JobActivity {
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(15);
    private static final long PAUSE = 50;

    private JobActivity() {}

    static void end(Job<?, ?> job) throws InterruptedException {
        if (job instanceof Queue.Task task) {
            Queue.getInstance().cancel(task);
        }
        List<Executor> busy = Jenkins.get().getComputersCollection().stream()
                .flatMap(computer -> computer.getAllExecutors().stream())
                .filter(executor -> executor.getCurrentExecutable() instanceof Run<?, ?> run && run.getParent() == job)
                .toList();
        busy.forEach(Executor::interrupt);
        long end = System.nanoTime() + PATIENCE;
        while (busy.stream().anyMatch(Executor::isBusy)) {
            if (System.nanoTime() > end) {
                throw new Failure("Builds of " + job.getFullName() + " don't stop. Delete it later.");
            }
            Thread.sleep(PAUSE);
        }
    }
}
