package io.jenkins.plugins.releaseguard.lock.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One at a time over all controllers that use a directory: whoever takes a lock's name away from a file, its owner or
 * another who thinks the owner dead, looks and acts here in one step. Taking a free name needs no guard. The operating
 * system ends the guard with its process.
 */
final class Guard {

    static final String FILE = ".release-guard";

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration PAUSE = Duration.ofMillis(5);

    /** The operating system tells processes apart, not the threads of one. */
    private static final Map<Path, ReentrantLock> OF_THIS_PROCESS = new ConcurrentHashMap<>();

    private final Path file;
    private final ReentrantLock ofThisProcess;

    Guard(Path directory) {
        file = directory.resolve(FILE);
        ofThisProcess = OF_THIS_PROCESS.computeIfAbsent(file, path -> new ReentrantLock());
    }

    /** Done under the guard. */
    interface Work<T> {
        T run() throws IOException;
    }

    /** @throws IOException also if another keeps the guard; then trying again later helps */
    <T> T run(Work<T> work) throws IOException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        if (!tryFor(PATIENCE)) {
            throw busy();
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            // Not FileChannel.lock, which would wait as long as a frozen process is frozen.
            FileLock lock = channel.tryLock();
            while (lock == null && System.nanoTime() < end) {
                LockSupport.parkNanos(PAUSE.toNanos());
                lock = channel.tryLock();
            }
            if (lock == null) {
                throw busy();
            }
            return work.run();
        } finally {
            ofThisProcess.unlock();
        }
    }

    private boolean tryFor(Duration patience) throws IOException {
        try {
            return ofThisProcess.tryLock(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw busy();
        }
    }

    private IOException busy() {
        return new IOException(
                "Another process keeps " + file + " locked for more than " + PATIENCE.toSeconds() + " s");
    }
}
