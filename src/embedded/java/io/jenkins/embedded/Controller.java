package io.jenkins.embedded;

import hudson.Extension;
import io.jenkins.embedded.extension.BuiltInSource;
import io.jenkins.embedded.extension.Components;
import io.jenkins.embedded.extension.ExtensionSource;
import io.jenkins.embedded.extension.SezpozSource;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import jenkins.model.Jenkins;

/** A controller in this process, without its web server. */
public final class Controller implements AutoCloseable {
    private final Jenkins jenkins;

    private Controller(Jenkins jenkins) {
        this.jenkins = jenkins;
    }

    /**
     * Starts a controller; builds that were running when the last one ended go on.
     *
     * @param home its directory, which is created if need be
     * @param further where extensions are declared besides the built-in ones and those annotated with
     *     {@code @Extension}
     */
    public static Controller start(File home, ExtensionSource... further) throws IOException {
        Files.createDirectories(home.toPath());
        List<ExtensionSource> sources = new ArrayList<>();
        sources.add(new BuiltInSource(BuiltIns.all()));
        sources.add(new SezpozSource<>(Extension.class, Extension::ordinal, Extension::optional, item -> true));
        sources.addAll(List.of(further));
        Components components = new Components(sources, Controller.class.getClassLoader());
        return new Controller(Makers.starter().start(home, components));
    }

    public Jenkins jenkins() {
        return jenkins;
    }

    /** Ends the controller; what runs is kept on disk and goes on after the next start. */
    @Override
    public void close() {
        if (Jenkins.getInstanceOrNull() == jenkins) {
            jenkins.cleanUp();
        }
    }
}
