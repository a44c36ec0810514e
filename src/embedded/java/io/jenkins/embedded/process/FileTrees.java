package io.jenkins.embedded.process;

import hudson.Util;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.tools.ant.BuildException;
import org.apache.tools.ant.types.FileSet;

/** Files below a folder by Ant patterns; permissions as octal numbers. */
public final class FileTrees {
    /** From the lowest bit up. */
    private static final List<PosixFilePermission> BITS = List.of(
            PosixFilePermission.OTHERS_EXECUTE,
            PosixFilePermission.OTHERS_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.GROUP_EXECUTE,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.OWNER_EXECUTE,
            PosixFilePermission.OWNER_WRITE,
            PosixFilePermission.OWNER_READ);

    private FileTrees() {}

    /** Relative paths, with slashes, of the matching files. */
    public static List<String> list(File folder, String includes, String excludes, boolean defaultExcludes)
            throws IOException {
        if (new File(includes).isAbsolute()) {
            throw new IOException("Expecting Ant GLOB pattern, but saw '" + includes
                    + "'. See https://ant.apache.org/manual/Types/fileset.html for syntax");
        }
        FileSet files = Util.createFileSet(folder, includes, excludes);
        files.setDefaultexcludes(defaultExcludes);
        try {
            return List.of(files.getDirectoryScanner(files.getProject()).getIncludedFiles()).stream()
                    .map(each -> each.replace(File.separatorChar, '/'))
                    .toList();
        } catch (BuildException x) {
            throw new IOException(x.getMessage(), x);
        }
    }

    public static int copy(File from, String includes, String excludes, File to) throws IOException {
        List<String> files = list(from, includes, excludes, true);
        for (String each : files) {
            Path target = to.toPath().resolve(each);
            Files.createDirectories(target.getParent());
            Files.copy(
                    from.toPath().resolve(each),
                    target,
                    StandardCopyOption.REPLACE_EXISTING,
                    StandardCopyOption.COPY_ATTRIBUTES);
        }
        return files.size();
    }

    public static void chmod(Path file, int mode) throws IOException {
        Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
        for (int bit = 0; bit < BITS.size(); bit++) {
            if ((mode & 1 << bit) != 0) {
                permissions.add(BITS.get(bit));
            }
        }
        Files.setPosixFilePermissions(file, permissions);
    }
}
