package io.jenkins.plugins.releaseguard.lock.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LockDirectoryTest {

    @TempDir
    Path folder;

    @Test
    void shouldBeAbsolute() {
        assertThatThrownBy(() -> LockDirectory.of("locks", Duration.ZERO, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("absolute")
                .hasMessageContaining("'locks'");
    }

    @Test
    void shouldBeThere() {
        assertThatThrownBy(() -> LockDirectory.of(folder + "/missing", Duration.ZERO, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("doesn't exist");
        assertThatThrownBy(() -> LockDirectory.of("/\0", Duration.ZERO, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no path");
    }

    @Test
    void shouldGiveOwnersTimeForHeartbeats() {
        assertThatThrownBy(() -> LockDirectory.of(folder.toString(), Duration.ofSeconds(29), false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("29 s");
    }

    @Test
    void shouldTryWhatLockFilesNeed() throws Exception {
        LockDirectory.of(folder.toString(), Duration.ZERO, false).probe();
        assertThat(folder)
                .isDirectoryNotContaining(path -> path.getFileName().toString().startsWith(".probe"));
    }

    @Test
    void shouldSayWhatDoesNotWork() throws Exception {
        Path gone = Files.createDirectory(folder.resolve("gone"));
        LockDirectory directory = LockDirectory.of(gone.toString(), Duration.ZERO, false);
        Files.delete(gone);
        assertThatThrownBy(directory::probe).hasMessageContaining("Can't write a file in " + gone);
    }
}
