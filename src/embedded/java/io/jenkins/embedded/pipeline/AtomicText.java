package io.jenkins.embedded.pipeline;

import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Replaces small text files as a whole. */
final class AtomicText {

    private AtomicText() {}

    /** The text is on disk when this returns. */
    static void write(File file, String text) throws IOException {
        Path fresh = file.toPath().resolveSibling(file.getName() + ".new");
        try (FileOutputStream out = new FileOutputStream(fresh.toFile())) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.getFD().sync();
        }
        Files.move(fresh, file.toPath(), StandardCopyOption.ATOMIC_MOVE);
    }
}
