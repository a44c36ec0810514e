package hudson.util;

import java.io.IOException;
import java.io.Writer;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Writes a file beside the old one and puts it in its place on {@link #commit()}: readers see all or nothing. */
public class AtomicFileWriter extends Writer {
    private final Path destination;
    private final Path temporary;
    private final boolean onDiskWhenCommitted;
    private final Writer core;

    /** {@code integrityOnClose} says whether the content must be on the disk before the old file goes. */
    public AtomicFileWriter(Path destination, Charset charset, boolean integrityOnFlush, boolean integrityOnClose)
            throws IOException {
        this.destination = destination;
        onDiskWhenCommitted = integrityOnClose;
        Path folder = destination.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        temporary = Files.createTempFile(folder, destination.getFileName() + "-atomic", "tmp");
        core = Files.newBufferedWriter(temporary, charset);
    }

    @Override
    public void write(char[] buffer, int offset, int length) throws IOException {
        core.write(buffer, offset, length);
    }

    @Override
    public void flush() throws IOException {
        core.flush();
    }

    @Override
    public void close() throws IOException {
        core.close();
    }

    /** Gives up: the old file stays. Does nothing after {@link #commit()}. */
    public void abort() throws IOException {
        close();
        Files.deleteIfExists(temporary);
    }

    public void commit() throws IOException {
        close();
        if (onDiskWhenCommitted) {
            try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
        }
        Files.move(temporary, destination, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
