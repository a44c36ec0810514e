package hudson.slaves;

import hudson.FilePath;
import java.io.Closeable;
import java.util.HashMap;
import java.util.Map;

/** Which workspaces of a computer are in use, so that no two builds get the same one. */
public final class WorkspaceList {

    /** Between the name of a workspace and what makes a second one, or its temporary directory, different. */
    public static final String COMBINATOR = "@";

    public static final String TMP_DIR_SUFFIX = COMBINATOR + "tmp";

    /** Paths in use; the number tells how often a path was leased by {@link #record}. */
    private final Map<String, Integer> inUse = new HashMap<>();

    /** Leases the given directory, or its first sibling with a number that nobody uses. */
    public synchronized Lease allocate(FilePath base) throws InterruptedException {
        for (int number = 1; ; number++) {
            FilePath candidate = number == 1 ? base : base.withSuffix(COMBINATOR + number);
            if (!inUse.containsKey(candidate.getRemote())) {
                return record(candidate);
            }
        }
    }

    /** Leases a directory that the caller already works in, whoever else does. */
    public synchronized Lease record(FilePath path) {
        String remote = path.getRemote();
        inUse.merge(remote, 1, Integer::sum);
        return new Lease(path) {
            @Override
            public void release() {
                end(remote);
            }
        };
    }

    private synchronized void end(String remote) {
        inUse.computeIfPresent(remote, (key, count) -> count == 1 ? null : count - 1);
        notifyAll();
    }

    /** The directory for temporary files that belongs to a workspace and lies beside it. */
    public static FilePath tempDir(FilePath workspace) {
        return workspace.sibling(workspace.getName() + TMP_DIR_SUFFIX);
    }

    /** Holds a workspace until closed. */
    public abstract static class Lease implements Closeable {

        public final FilePath path;

        protected Lease(FilePath path) {
            this.path = path;
        }

        public abstract void release();

        @Override
        public void close() {
            release();
        }
    }
}
