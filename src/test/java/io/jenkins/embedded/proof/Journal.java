package io.jenkins.embedded.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/** Where all controllers note what their bodies do, in the order in which it happens. */
record Journal(Path file) {

    private static final long PAUSE_MILLIS = 20;

    /** One write to the end of the file: the operating system lets no two of them mix. */
    void add(Mark mark) throws IOException {
        Files.writeString(file, mark + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    List<Mark> marks() throws IOException {
        return Files.exists(file)
                ? Files.readAllLines(file).stream().map(Mark::of).toList()
                : List.of();
    }

    void awaitMoreThan(int count, Duration patience) throws IOException, InterruptedException {
        await(marks -> marks.size() > count, patience);
    }

    void await(Predicate<List<Mark>> condition, Duration patience) throws IOException, InterruptedException {
        Instant end = Instant.now().plus(patience);
        while (!condition.test(marks())) {
            assertThat(Instant.now())
                    .as("in time, after " + marks().size() + " marks")
                    .isBefore(end);
            Thread.sleep(PAUSE_MILLIS);
        }
    }
}
