package io.jenkins.plugins.releaseguard.lock.ui;

import org.jspecify.annotations.Nullable;

/** A build, linked where it can be. Shown by its view {@code build.jelly}. */
public final class BuildCell {

    private final String label;
    private final @Nullable String url;
    private final @Nullable String controller;

    /**
     * @param label such as {@code deploy #41}
     * @param url below the root URL, or absolute; null if there is none
     * @param controller root URL of the other controller that runs it; null if this one does
     */
    BuildCell(String label, @Nullable String url, @Nullable String controller) {
        this.label = label;
        this.url = url;
        this.controller = controller;
    }

    public String getLabel() {
        return label;
    }

    public @Nullable String getUrl() {
        return url;
    }

    public @Nullable String getController() {
        return controller;
    }

    /** What a link leads to. */
    public String href(String rootUrl) {
        return controller == null ? rootUrl + "/" + url : String.valueOf(url);
    }

    /** The other controller without its scheme, such as {@code ci.example.org/jenkins}. */
    public String getPlace() {
        return controller == null
                ? ""
                : controller.replaceFirst("^https?://", "").replaceFirst("/$", "");
    }
}
