package io.jenkins.plugins.releaseguard.flaky.ui;

import io.jenkins.plugins.releaseguard.flaky.engine.Origin;
import io.jenkins.plugins.releaseguard.flaky.store.FailedAttempt;
import io.jenkins.plugins.releaseguard.platform.Jobs;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** A failed attempt of a test. */
@ExportedBean(defaultVisibility = 2)
public final class AttemptView {
    private final FailedAttempt attempt;

    AttemptView(FailedAttempt attempt) {
        this.attempt = attempt;
    }

    @Exported
    public String getJob() {
        return attempt.job();
    }

    @Exported
    public int getBuild() {
        return attempt.build();
    }

    /** The build's path from the controller's root; null if it is gone. */
    public @Nullable String getUrl() {
        return Jobs.readableBuildUrl(attempt.job(), attempt.build());
    }

    /** In ISO 8601 and UTC. */
    @Exported
    public String getAt() {
        return attempt.at().toString();
    }

    public String getAtText() {
        return Moments.minute(attempt.at());
    }

    /** Empty if unknown. */
    @Exported
    public String getCommit() {
        return attempt.commit();
    }

    public String getShortCommit() {
        return attempt.commit().substring(0, Math.min(10, attempt.commit().length()));
    }

    /** Empty for the built-in node. */
    @Exported
    public String getNode() {
        return attempt.node();
    }

    /** 0 for the first. */
    @Exported
    public int getAttempt() {
        return attempt.attempt();
    }

    /** What became of the test in the end. */
    @Exported
    public String getFate() {
        return attempt.fate().name();
    }

    public String getFateText() {
        return attempt.fate().text();
    }

    /** Who found it flaky; null for a mere failure. */
    @Exported
    public @Nullable String getOrigin() {
        Origin origin = attempt.origin();
        return origin == null ? null : origin.text();
    }

    public String getHeadline() {
        String headline = attempt.trace().headline();
        return headline.isEmpty() ? "no message" : headline;
    }

    @Exported
    public String getType() {
        return attempt.trace().getType();
    }

    @Exported
    public String getMessage() {
        return attempt.trace().getMessage();
    }

    @Exported
    public String getTrace() {
        return attempt.trace().getText();
    }

    List<@Nullable Object> cells() {
        return Arrays.asList(
                getJob(),
                getBuild(),
                getAt(),
                getCommit(),
                getNode(),
                getAttempt(),
                getFate(),
                getOrigin(),
                getType(),
                getMessage());
    }
}
