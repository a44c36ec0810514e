package io.jenkins.plugins.releaseguard.signoff.store;

import io.jenkins.plugins.releaseguard.database.DatabaseSettings;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedVerificationsTest extends VerificationsContract {

    @TempDir
    Path folder;

    @Override
    DatabaseSettings settings() {
        return DatabaseSettings.embedded(folder);
    }
}
