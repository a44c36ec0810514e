package hudson;

import hudson.model.Computer;
import hudson.remoting.LocalChannel;
import hudson.remoting.VirtualChannel;
import io.jenkins.embedded.process.FileTrees;
import java.io.File;
import java.io.FileFilter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import jenkins.model.Jenkins;
import org.jenkinsci.remoting.RoleSensitive;
import org.jenkinsci.remoting.SerializableOnlyOverRemoting;

/** A file or folder where a build runs; on this controller always one of this machine. */
public final class FilePath implements SerializableOnlyOverRemoting {
    private static final long serialVersionUID = 1L;

    /** Runs the work on files right here. */
    public static final LocalChannel localChannel = new LocalChannel(Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "FilePath");
        thread.setDaemon(true);
        return thread;
    }));

    private final String remote;

    /** Work on a file, done where the file is. */
    public interface FileCallable<T> extends Serializable, RoleSensitive {
        T invoke(File file, VirtualChannel channel) throws IOException, InterruptedException;
    }

    public FilePath(VirtualChannel channel, String remote) {
        this.remote = normalize(remote);
    }

    public FilePath(File localPath) {
        this(localChannel, localPath.getPath());
    }

    /** A path below another one, unless it is absolute. */
    public FilePath(FilePath base, String relative) {
        this(localChannel, base.path().resolve(relative).toString());
    }

    /** Without {@code .}, {@code ..} and doubled slashes, as far as that can be told without the disk. */
    private static String normalize(String path) {
        String normal = Path.of(path).normalize().toString();
        return normal.isEmpty() ? "." : normal;
    }

    private Path path() {
        return Path.of(remote);
    }

    private File file() {
        return new File(remote);
    }

    public String getRemote() {
        return remote;
    }

    public boolean isRemote() {
        return false;
    }

    public String getName() {
        Path name = path().getFileName();
        return name == null ? "" : name.toString();
    }

    public FilePath child(String relOrAbsolute) {
        return new FilePath(this, relOrAbsolute);
    }

    public FilePath sibling(String name) {
        return getParent().child(name);
    }

    public FilePath withSuffix(String suffix) {
        return new FilePath(localChannel, remote + suffix);
    }

    /** The folder this lies in; null for a root. */
    public FilePath getParent() {
        Path parent = path().getParent();
        return parent == null ? null : new FilePath(localChannel, parent.toString());
    }

    public Computer toComputer() {
        return Jenkins.get().toComputer();
    }

    public <T> T act(FileCallable<T> callable) throws IOException, InterruptedException {
        return callable.invoke(file(), localChannel);
    }

    public boolean exists() throws IOException, InterruptedException {
        return file().exists();
    }

    public boolean isDirectory() throws IOException, InterruptedException {
        return file().isDirectory();
    }

    public long length() throws IOException, InterruptedException {
        return file().length();
    }

    public long lastModified() throws IOException, InterruptedException {
        return file().lastModified();
    }

    public void touch(long timestamp) throws IOException, InterruptedException {
        if (!exists()) {
            Files.createFile(path());
        }
        Files.setLastModifiedTime(path(), FileTime.fromMillis(timestamp));
    }

    /** Sets the permissions, as the octal number that {@code chmod} takes. */
    public void chmod(int mask) throws IOException, InterruptedException {
        FileTrees.chmod(path(), mask);
    }

    public void mkdirs() throws IOException, InterruptedException {
        Files.createDirectories(path());
    }

    /** Deletes a file or an empty folder; what doesn't exist needs no deleting. */
    public boolean delete() throws IOException, InterruptedException {
        Files.deleteIfExists(path());
        return true;
    }

    public void deleteRecursive() throws IOException, InterruptedException {
        Util.deleteRecursive(file());
    }

    public void deleteContents() throws IOException, InterruptedException {
        Util.deleteContentsRecursive(file());
    }

    public InputStream read() throws IOException, InterruptedException {
        return Files.newInputStream(path());
    }

    public String readToString() throws IOException, InterruptedException {
        return new String(Files.readAllBytes(path()), StandardCharsets.UTF_8);
    }

    /** Opens the file for writing, with its folders. */
    public OutputStream write() throws IOException, InterruptedException {
        makeParent(path());
        return Files.newOutputStream(path());
    }

    /** Writes a text, in UTF-8 if the encoding is null. */
    public void write(String content, String encoding) throws IOException, InterruptedException {
        makeParent(path());
        Files.writeString(path(), content, encoding == null ? StandardCharsets.UTF_8 : Charset.forName(encoding));
    }

    private static void makeParent(Path file) throws IOException {
        Path parent = file.getParent();
        if (parent != null && !Files.isDirectory(parent)) {
            Files.createDirectories(parent);
        }
    }

    public void copyFrom(InputStream in) throws IOException, InterruptedException {
        try (OutputStream out = write()) {
            in.transferTo(out);
        }
    }

    public void copyTo(FilePath target) throws IOException, InterruptedException {
        makeParent(target.path());
        Files.copy(path(), target.path(), StandardCopyOption.REPLACE_EXISTING);
    }

    public void copyTo(OutputStream out) throws IOException, InterruptedException {
        Files.copy(path(), out);
    }

    /** Copies the files that match an Ant pattern; answers how many. */
    public int copyRecursiveTo(String fileMask, FilePath target) throws IOException, InterruptedException {
        return copyRecursiveTo(fileMask, null, target);
    }

    public int copyRecursiveTo(String fileMask, String excludes, FilePath target)
            throws IOException, InterruptedException {
        return FileTrees.copy(file(), fileMask, excludes, target.file());
    }

    public void renameTo(FilePath target) throws IOException, InterruptedException {
        Files.move(path(), target.path(), StandardCopyOption.REPLACE_EXISTING);
    }

    public FilePath createTempFile(String prefix, String suffix) throws IOException, InterruptedException {
        return new FilePath(File.createTempFile(prefix, suffix, file()));
    }

    public FilePath createTempDir(String prefix, String suffix) throws IOException, InterruptedException {
        String name = Util.fixEmptyAndTrim(suffix) == null ? prefix : prefix + '.' + suffix;
        return new FilePath(Files.createTempDirectory(path(), name).toFile());
    }

    /** A temporary file in this folder, or in that of the system. */
    public FilePath createTextTempFile(String prefix, String suffix, String contents, boolean inThisDirectory)
            throws IOException, InterruptedException {
        mkdirs();
        FilePath temp = new FilePath(File.createTempFile(prefix, suffix, inThisDirectory ? file() : null));
        temp.write(contents, null);
        return temp;
    }

    public List<FilePath> list() throws IOException, InterruptedException {
        return list((FileFilter) null);
    }

    public List<FilePath> listDirectories() throws IOException, InterruptedException {
        return list(File::isDirectory);
    }

    public List<FilePath> list(FileFilter filter) throws IOException, InterruptedException {
        File[] children = file().listFiles(filter);
        List<FilePath> found = new ArrayList<>();
        for (File each : children == null ? new File[0] : children) {
            found.add(new FilePath(each));
        }
        return found;
    }

    /** The files below this folder that match an Ant pattern; several are separated by commas. */
    public FilePath[] list(String includes) throws IOException, InterruptedException {
        return list(includes, null);
    }

    public FilePath[] list(String includes, String excludes) throws IOException, InterruptedException {
        return list(includes, excludes, true);
    }

    public FilePath[] list(String includes, String excludes, boolean defaultExcludes)
            throws IOException, InterruptedException {
        return FileTrees.list(file(), includes, excludes, defaultExcludes).stream()
                .map(this::child)
                .toArray(FilePath[]::new);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FilePath that && remote.equals(that.remote);
    }

    @Override
    public int hashCode() {
        return remote.hashCode();
    }

    @Override
    public String toString() {
        return remote;
    }
}
