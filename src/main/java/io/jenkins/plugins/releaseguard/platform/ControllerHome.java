package io.jenkins.plugins.releaseguard.platform;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import jenkins.model.Jenkins;

/** What Release Guard keeps beside the jobs: a folder in the controller's home. */
public final class ControllerHome {

    /** By the home: a page asks for each build that it links. */
    private static final Map<File, String> IDS = new ConcurrentHashMap<>();

    private ControllerHome() {}

    /** {@code JENKINS_HOME/release-guard}, created if missing. */
    public static Path directory() {
        Path directory = Jenkins.get().getRootDir().toPath().resolve("release-guard");
        try {
            return Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("Can't create " + directory, e);
        }
    }

    /** This controller's address as configured, with a slash at its end; empty if it isn't. */
    public static String rootUrl() {
        String url = Jenkins.get().getRootUrl();
        return url == null ? "" : url;
    }

    /** Tells this controller from others that share its database; the same after every restart. Read once. */
    public static String controllerId() {
        return IDS.computeIfAbsent(Jenkins.get().getRootDir(), home -> storedId());
    }

    private static String storedId() {
        Path file = directory().resolve("controller-id");
        try {
            if (!Files.exists(file)) {
                Path fresh = file.resolveSibling("controller-id.new");
                Files.writeString(fresh, UUID.randomUUID().toString());
                Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
            }
            return Files.readString(file).trim();
        } catch (IOException e) {
            throw new UncheckedIOException("Can't read or write " + file, e);
        }
    }
}
