package jenkins.util;

import io.jenkins.embedded.process.FileTrees;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.net.URI;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Collection;

/** A file to be looked at, wherever it is kept: archived artifacts, workspaces. */
public abstract class VirtualFile implements Comparable<VirtualFile>, Serializable {
    private static final long serialVersionUID = 1L;

    public abstract String getName();

    public abstract URI toURI();

    public abstract VirtualFile getParent();

    public abstract boolean isDirectory() throws IOException;

    public abstract boolean isFile() throws IOException;

    public abstract boolean exists() throws IOException;

    public abstract VirtualFile[] list() throws IOException;

    public abstract VirtualFile child(String name);

    public abstract long length() throws IOException;

    public abstract long lastModified() throws IOException;

    public abstract boolean canRead() throws IOException;

    public abstract InputStream open() throws IOException;

    /** Relative paths of the files that match an Ant pattern. */
    public Collection<String> list(String includes, String excludes, boolean useDefaultExcludes) throws IOException {
        return FileTrees.list(new File(toURI()), includes, excludes, useDefaultExcludes);
    }

    @Override
    public final int compareTo(VirtualFile that) {
        return getName().compareToIgnoreCase(that.getName());
    }

    @Override
    public final boolean equals(Object other) {
        return other instanceof VirtualFile that && toURI().equals(that.toURI());
    }

    @Override
    public final int hashCode() {
        return toURI().hashCode();
    }

    @Override
    public final String toString() {
        return toURI().toString();
    }

    /** A file of this machine; what lies outside of it can't be reached through it. */
    public static VirtualFile forFile(File file) {
        return new LocalFile(file, file);
    }

    private static final class LocalFile extends VirtualFile {
        private static final long serialVersionUID = 1L;

        private final File file;
        private final File root;

        LocalFile(File file, File root) {
            this.file = file;
            this.root = root;
        }

        /** Links and dots must not lead out of the root. */
        private boolean isInside() {
            try {
                return file.getCanonicalFile()
                        .toPath()
                        .startsWith(root.getCanonicalFile().toPath());
            } catch (IOException x) {
                return false;
            }
        }

        @Override
        public String getName() {
            return file.getName();
        }

        @Override
        public URI toURI() {
            return file.toURI();
        }

        @Override
        public VirtualFile getParent() {
            return new LocalFile(file.getParentFile(), root);
        }

        @Override
        public boolean isDirectory() {
            return isInside() && file.isDirectory();
        }

        @Override
        public boolean isFile() {
            return isInside() && file.isFile();
        }

        @Override
        public boolean exists() {
            return isInside() && file.exists();
        }

        @Override
        public VirtualFile[] list() {
            File[] children = isInside() ? file.listFiles() : null;
            return children == null
                    ? new VirtualFile[0]
                    : Arrays.stream(children)
                            .map(each -> new LocalFile(each, root))
                            .toArray(VirtualFile[]::new);
        }

        @Override
        public VirtualFile child(String name) {
            return new LocalFile(new File(file, name), root);
        }

        @Override
        public long length() {
            return isInside() ? file.length() : 0;
        }

        @Override
        public long lastModified() {
            return isInside() ? file.lastModified() : 0;
        }

        @Override
        public boolean canRead() {
            return isInside() && file.canRead();
        }

        @Override
        public InputStream open() throws IOException {
            if (!isInside()) {
                throw new IOException("No path to " + file + " outside of " + root);
            }
            return Files.newInputStream(file.toPath());
        }
    }
}
