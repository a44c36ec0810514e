package io.jenkins.plugins.releaseguard.lock.store;

import io.jenkins.plugins.releaseguard.database.DatabaseSettings;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedLockMetricsTest extends LockMetricsContract {

    @TempDir
    Path folder;

    @Override
    DatabaseSettings settings() {
        return DatabaseSettings.embedded(folder);
    }
}
