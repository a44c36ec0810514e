package io.jenkins.plugins.releaseguard.flaky.store;

import io.jenkins.plugins.releaseguard.database.DatabaseSettings;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedAgeingTest extends AgeingContract {

    @TempDir
    Path folder;

    @Override
    DatabaseSettings settings() {
        return DatabaseSettings.embedded(folder);
    }
}
