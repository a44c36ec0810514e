package io.jenkins.embedded.proof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** Where all controllers note what their bodies do, in the order in which it happens. */
record Journal(Path file) {

    /** One write to the end of the file: the operating system lets no two of them mix. */
    void add(Mark mark) throws IOException {
        Files.writeString(file, mark + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    List<Mark> marks() throws IOException {
        return Files.exists(file)
                ? Files.readAllLines(file).stream().map(Mark::of).toList()
                : List.of();
    }
}
