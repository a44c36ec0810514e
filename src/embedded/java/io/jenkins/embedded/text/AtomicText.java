package io.jenkins.embedded.text;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Replaces small text files as a whole: who is killed in between leaves the old text or the new one. */
public final class AtomicText {

    private AtomicText() {}

    /** The text is on disk when this returns. */
    public static void writeToDisk(Path file, String text) throws IOException {
        write(file, text, true);
    }

    /** The text outlives this process when this returns, but not yet the machine. */
    public static void write(Path file, String text) throws IOException {
        write(file, text, false);
    }

    private static void write(Path file, String text, boolean toDisk) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try (FileOutputStream out = new FileOutputStream(fresh.toFile())) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
            if (toDisk) {
                out.getFD().sync();
            }
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
