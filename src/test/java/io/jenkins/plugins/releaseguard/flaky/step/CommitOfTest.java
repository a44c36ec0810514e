package io.jenkins.plugins.releaseguard.flaky.step;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.EnvVars;
import hudson.FilePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommitOfTest {
    private static final String HASH = "0123456789abcdef0123456789abcdef01234567";

    @TempDir
    Path folder;

    private String commit(EnvVars environment) throws InterruptedException {
        return CommitOf.workspace(new FilePath(folder.toFile()), environment);
    }

    private void write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    @Test
    void shouldBelieveTheEnvironmentFirst() throws Exception {
        write(".git/HEAD", "ffff456789abcdef0123456789abcdef01234567\n");
        assertThat(commit(new EnvVars("GIT_COMMIT", HASH))).isEqualTo(HASH);
    }

    @Test
    void shouldReadADetachedHead() throws Exception {
        write(".git/HEAD", HASH + "\n");
        assertThat(commit(new EnvVars())).isEqualTo(HASH);
    }

    @Test
    void shouldFollowABranch() throws Exception {
        write(".git/HEAD", "ref: refs/heads/main\n");
        write(".git/refs/heads/main", HASH + "\n");
        assertThat(commit(new EnvVars())).isEqualTo(HASH);
    }

    @Test
    void shouldFindAPackedBranch() throws Exception {
        write(".git/HEAD", "ref: refs/heads/main\n");
        write(".git/packed-refs", "# pack-refs with: peeled\n" + HASH + " refs/heads/main\n");
        assertThat(commit(new EnvVars())).isEqualTo(HASH);
    }

    @Test
    void shouldTellNothingRatherThanSomethingWrong() throws Exception {
        assertThat(commit(new EnvVars())).isEmpty();
        assertThat(commit(new EnvVars("GIT_COMMIT", "not a hash"))).isEmpty();
        write(".git/HEAD", "ref: ../../../etc/passwd\n");
        assertThat(commit(new EnvVars())).isEmpty();
        write(".git/HEAD", "garbage");
        assertThat(commit(new EnvVars())).isEmpty();
    }
}
