package io.jenkins.plugins.releaseguard.lock.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;

/**
 * Where the lock files are, and what to do about those whose owner is silent.
 *
 * @param path an absolute path; all who share the locks see the same directory there
 * @param staleAfter a lock file that carries heartbeats counts as stale when there was none for so long; zero: none ever
 *     does
 * @param takeOver whether a stale lock file may be moved aside; otherwise it is only reported
 */
public record LockDirectory(Path path, Duration staleAfter, boolean takeOver) {

    /** Three heartbeats. Sooner, a slow disk would look like death. */
    public static final Duration SHORTEST_STALE_AFTER = Duration.ofSeconds(30);

    /** @throws IllegalArgumentException naming the offending value */
    public LockDirectory {
        if (!path.isAbsolute()) {
            throw new IllegalArgumentException("The directory of lock files must be an absolute path, but is '" + path
                    + "'. Give the path that all who share the locks see.");
        }
        boolean inRange = staleAfter.isZero() || staleAfter.compareTo(SHORTEST_STALE_AFTER) >= 0;
        if (!inRange) {
            throw new IllegalArgumentException("A lock file may count as stale after "
                    + SHORTEST_STALE_AFTER.toSeconds() + " s at the earliest, or never (0), but not after "
                    + staleAfter.toSeconds() + " s");
        }
    }

    /**
     * A directory, there or not.
     *
     * @throws IllegalArgumentException naming the offending value
     */
    public static LockDirectory at(String path, Duration staleAfter, boolean takeOver) {
        try {
            return new LockDirectory(Path.of(path), staleAfter, takeOver);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("The directory of lock files is no path: '" + path + "'", e);
        }
    }

    /**
     * A directory that is there.
     *
     * @throws IllegalArgumentException naming the offending value
     */
    public static LockDirectory of(String path, Duration staleAfter, boolean takeOver) {
        LockDirectory directory = at(path, staleAfter, takeOver);
        if (!Files.isDirectory(directory.path)) {
            throw new IllegalArgumentException("The directory of lock files doesn't exist: '" + path
                    + "'. Create it, or mount it, on the controller.");
        }
        return directory;
    }

    /**
     * Tries all that lock files need: to write, to make hard links, to lock a file.
     *
     * @throws IOException saying which of them the directory doesn't allow
     */
    public void probe() throws IOException {
        Path file = path.resolve(".probe." + UUID.randomUUID());
        Path link = path.resolve(file.getFileName() + ".link");
        try {
            doing("write a file", () -> Files.writeString(file, "Release Guard tries whether lock files work here\n"));
            doing("make a hard link", () -> Files.createLink(link, file));
            doing("lock a file", () -> new Guard(path).run(() -> file));
        } finally {
            Files.deleteIfExists(link);
            Files.deleteIfExists(file);
        }
    }

    private void doing(String what, Guard.Work<Path> work) throws IOException {
        try {
            work.run();
        } catch (IOException | UnsupportedOperationException e) {
            throw new IOException("Can't " + what + " in " + path + ": " + e, e);
        }
    }
}
