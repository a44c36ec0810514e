package io.jenkins.embedded.harness;

import hudson.model.Result;
import hudson.model.Run;
import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What tests wait for and ask of builds: their end, their result, their log. */
public abstract class BuildChecks {

    /** For how many seconds tests wait for a build at most. */
    public int timeout = Integer.getInteger("jenkins.test.timeout", 180);

    public <R extends Run<?, ?>> R assertBuildStatus(Result status, R build) throws Exception {
        if (build.getResult() != status) {
            throw new AssertionError("expected " + build + " to be " + status + " but it is " + build.getResult()
                    + "; its log:\n" + getLog(build));
        }
        return build;
    }

    public <R extends Run<?, ?>> R assertBuildStatus(Result status, Future<R> future)
            throws InterruptedException, ExecutionException, Exception {
        if (future == null) {
            throw new AssertionError("the build was not scheduled");
        }
        try {
            return assertBuildStatus(status, waitForCompletion(future.get(timeout, TimeUnit.SECONDS)));
        } catch (TimeoutException x) {
            throw new AssertionError("the build has not ended after " + timeout + " s", x);
        }
    }

    public <R extends Run<?, ?>> R assertBuildStatusSuccess(R build) throws Exception {
        return assertBuildStatus(Result.SUCCESS, build);
    }

    public <R extends Run<?, ?>> R assertBuildStatusSuccess(Future<R> future) throws Exception {
        return assertBuildStatus(Result.SUCCESS, future);
    }

    public void assertLogContains(String substring, Run<?, ?> build) throws IOException {
        String log = getLog(build);
        if (!log.contains(substring)) {
            throw new AssertionError("no \"" + substring + "\" in the log of " + build + ":\n" + log);
        }
    }

    public void assertLogNotContains(String substring, Run<?, ?> build) throws IOException {
        String log = getLog(build);
        if (log.contains(substring)) {
            throw new AssertionError("\"" + substring + "\" in the log of " + build + ":\n" + log);
        }
    }

    /** The log of the build as readers see it, without the notes in it. */
    public static String getLog(Run<?, ?> run) throws IOException {
        return run.getLog();
    }

    /** Waits until the build has ended and its log is complete. */
    public <R extends Run<?, ?>> R waitForCompletion(R build) throws InterruptedException {
        long deadline = deadline();
        while (build.isLogUpdated()) {
            pause(deadline, build);
        }
        return build;
    }

    /** Waits for the text in the build's log; fails if the build ends without it. */
    public <R extends Run<?, ?>> R waitForMessage(String message, R build) throws IOException, InterruptedException {
        long deadline = deadline();
        while (!getLog(build).contains(message)) {
            if (!build.isLogUpdated()) {
                assertLogContains(message, build);
                return build;
            }
            pause(deadline, build);
        }
        return build;
    }

    private long deadline() {
        return System.nanoTime() + TimeUnit.SECONDS.toNanos(timeout);
    }

    private void pause(long deadline, Run<?, ?> build) throws InterruptedException {
        if (System.nanoTime() > deadline) {
            throw new AssertionError("waited " + timeout + " s for " + build + " in vain");
        }
        Thread.sleep(10);
    }
}
