package io.jenkins.plugins.releaseguard.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.embedded.ChildJvm;
import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code kill -9} in the middle of writing: what was confirmed is there, and the file opens. */
@Timeout(60)
class EmbeddedCrashTest {

    private static final int CONFIRMED_BEFORE_THE_KILL = 30;

    @TempDir
    Path folder;

    @Test
    void shouldKeepWhatItConfirmedWhenKilled() throws Exception {
        Process writer = new ProcessBuilder(ChildJvm.command(List.of(), Writer.class, folder.toString()))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        List<String> confirmed = new ArrayList<>();
        try (BufferedReader lines = writer.inputReader()) {
            while (confirmed.size() < CONFIRMED_BEFORE_THE_KILL) {
                String line = lines.readLine();
                assertThat(line).as("the writer lives").isNotNull();
                confirmed.add(line);
            }
            // Not Process.destroyForcibly, which would close the stream too.
            writer.toHandle().destroyForcibly();
            lines.lines().filter(line -> line.matches("\\d-\\d+")).forEach(confirmed::add);
        }
        assertThat(writer.waitFor(10, TimeUnit.SECONDS)).isTrue();

        try (Database database = new Database(DatabaseSettings.embedded(folder))) {
            List<String> kept = database.read(handle -> handle.select("SELECT name FROM release_lock")
                    .mapTo(String.class)
                    .list());
            assertThat(kept).containsAll(confirmed);
        }
    }

    /** Writes numbers from several threads, and prints each when it is confirmed. */
    static final class Writer {

        private static final int THREADS = 4;

        private Writer() {}

        public static void main(String[] args) {
            Database database = new Database(DatabaseSettings.embedded(Path.of(args[0])));
            for (int i = 0; i < THREADS; i++) {
                int thread = i;
                new Thread(() -> write(database, thread)).start();
            }
        }

        private static void write(Database database, int thread) {
            for (int i = 0; ; i++) {
                String name = thread + "-" + i;
                database.write(handle -> handle.execute("INSERT INTO release_lock (name) VALUES (?)", name));
                System.out.println(name);
            }
        }
    }
}
