package io.jenkins.plugins.releaseguard.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A {@link PostgresqlServer} for all tests of a class; register it in a static field. */
public final class SharedPostgresql implements BeforeAllCallback, AfterAllCallback {

    private Path folder;
    private PostgresqlServer server;

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        folder = Files.createTempDirectory("postgresql");
        server = new PostgresqlServer(folder.resolve("data"));
    }

    public DatabaseSettings settings() {
        return server.settings();
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        if (server != null) {
            server.close();
        }
        FileUtils.deleteDirectory(folder.toFile());
    }
}
