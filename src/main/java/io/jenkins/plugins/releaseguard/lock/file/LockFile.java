package io.jenkins.plugins.releaseguard.lock.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The file of one lock. Each method is right whatever others do to it meanwhile, save that only one at a time may
 * {@link #moveAside move it aside}.
 *
 * @param path where it is, if there is one
 */
record LockFile(Path path) {

    /** Enough for all that is written here; more is somebody else's. */
    private static final int MOST_BYTES = 8192;

    private static final Set<StandardOpenOption> NEW = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

    /** Links the name, as the last act of taking; a test puts a file system with a lossy network here. */
    interface Linking {
        void link(Path name, Path file) throws IOException;
    }

    /** Nothing if there is no file. */
    Optional<LockContent> read() throws IOException {
        try {
            BasicFileAttributes attributes =
                    Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (!attributes.isRegularFile()) {
                return Optional.of(LockContent.unread(kind(attributes)));
            }
            try (SeekableByteChannel channel =
                    Files.newByteChannel(path, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS))) {
                return Optional.of(LockContent.parsed(
                        text(channel),
                        attributes.size(),
                        attributes.lastModifiedTime().toInstant()));
            }
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (AccessDeniedException e) {
            return Optional.of(LockContent.unread("a file that this controller isn't allowed to read"));
        }
    }

    private static String kind(BasicFileAttributes attributes) {
        if (attributes.isDirectory()) {
            return "a directory";
        }
        return attributes.isSymbolicLink() ? "a symbolic link" : "no regular file";
    }

    boolean isOf(UUID id) throws IOException {
        return read().filter(content -> content.isOf(id)).isPresent();
    }

    /**
     * Makes this the file of an owner, unless there is one.
     *
     * @return whether it is
     */
    boolean take(FileOwner owner, Instant now, Linking linking) throws IOException {
        Path unique = unique(owner.id());
        Files.deleteIfExists(unique);
        try {
            try (FileChannel channel = FileChannel.open(unique, NEW)) {
                channel.write(ByteBuffer.wrap(LockContent.of(owner, now)));
                channel.force(true);
            }
            return linked(unique, linking);
        } finally {
            Files.deleteIfExists(unique);
        }
    }

    /** On NFS the answer may be lost: a link that was made is reported as failed. The number of links tells. */
    private boolean linked(Path unique, Linking linking) throws IOException {
        try {
            linking.link(path, unique);
        } catch (FileAlreadyExistsException e) {
            return hasTwoNames(unique);
        } catch (IOException e) {
            if (hasTwoNames(unique)) {
                return true;
            }
            throw e;
        }
        return hasTwoNames(unique);
    }

    private boolean hasTwoNames(Path unique) throws IOException {
        if (Files.getFileStore(unique).supportsFileAttributeView("unix")) {
            return Integer.valueOf(2).equals(Files.getAttribute(unique, "unix:nlink", LinkOption.NOFOLLOW_LINKS));
        }
        return Files.exists(path, LinkOption.NOFOLLOW_LINKS) && Files.isSameFile(path, unique);
    }

    /**
     * Puts a new heartbeat into this owner's file. It goes into the file that was looked at, whatever name that has
     * by now: so the name never goes missing, and a file that was taken over meanwhile doesn't come back.
     *
     * @return whether it was this owner's
     */
    boolean renew(UUID id, Instant now) throws IOException {
        if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        try (SeekableByteChannel channel = Files.newByteChannel(
                path,
                Set.of(
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.SYNC,
                        LinkOption.NOFOLLOW_LINKS))) {
            boolean mine =
                    LockContent.parsed(text(channel), channel.size(), now).isOf(id);
            if (mine) {
                channel.position(LockContent.HEARTBEAT_AT).write(ByteBuffer.wrap(LockContent.heartbeat(now)));
            }
            return mine;
        } catch (NoSuchFileException | AccessDeniedException e) {
            return false;
        }
    }

    /** Gives this owner's file back, if it has the name. Under the guard. */
    void giveBack(UUID id) throws IOException {
        Files.deleteIfExists(unique(id));
        if (isOf(id)) {
            LockFile moved = new LockFile(path.resolveSibling(path.getFileName() + "." + id + ".gone"));
            if (moveTo(moved, content -> content.isOf(id))) {
                Files.deleteIfExists(moved.path);
            }
        }
    }

    /**
     * Moves a file that has these heartbeats, and no newer one, out of the way. Under the guard.
     *
     * @return whether it did
     */
    boolean moveAside(LockFile trace, String beat) throws IOException {
        Condition same = content -> content.beat().filter(beat::equals).isPresent();
        return read().filter(same::holds).isPresent() && moveTo(trace, same);
    }

    private interface Condition {
        boolean holds(LockContent content);
    }

    /** Should somebody who doesn't know the guard have changed the file in the moment before, it goes back. */
    private boolean moveTo(LockFile other, Condition condition) throws IOException {
        Files.move(path, other.path, StandardCopyOption.ATOMIC_MOVE);
        if (other.read().filter(condition::holds).isPresent()) {
            return true;
        }
        Files.createLink(path, other.path);
        Files.delete(other.path);
        return false;
    }

    private Path unique(UUID id) {
        return path.resolveSibling(path.getFileName() + "." + id);
    }

    private static String text(SeekableByteChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(MOST_BYTES);
        while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
            // on to the end of the file
        }
        return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
    }
}
