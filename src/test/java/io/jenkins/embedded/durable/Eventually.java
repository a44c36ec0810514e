package io.jenkins.embedded.durable;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** Waiting for other processes, which can only be asked again; the test's own timeout is the limit. */
final class Eventually {

    private Eventually() {}

    static void until(Callable<Boolean> condition) throws Exception {
        while (!condition.call()) {
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
            if (Thread.interrupted()) {
                throw new InterruptedException("waited in vain");
            }
        }
    }
}
