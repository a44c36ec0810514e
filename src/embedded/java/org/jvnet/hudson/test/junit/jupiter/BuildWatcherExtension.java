package org.jvnet.hudson.test.junit.jupiter;

import io.jenkins.embedded.harness.LogWatcher;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Shows the logs of builds on standard output while the tests of a class run. */
public class BuildWatcherExtension implements BeforeAllCallback, AfterAllCallback {

    private LogWatcher watcher;

    @Override
    public void beforeAll(ExtensionContext context) {
        watcher = LogWatcher.start(System.out);
    }

    @Override
    public void afterAll(ExtensionContext context) throws InterruptedException {
        watcher.stop();
    }
}
