package io.jenkins.plugins.releaseguard.flaky.step;

import hudson.tasks.junit.TestAction;
import org.jspecify.annotations.Nullable;

/** On the page of a published test: that it was rerun, how that ended, and the traces of its failed attempts. */
public class FlakyTestAction extends TestAction {
    private final FlakyEntry entry;

    FlakyTestAction(FlakyEntry entry) {
        this.entry = entry;
    }

    public FlakyEntry getEntry() {
        return entry;
    }

    @Override
    public @Nullable String getIconFileName() {
        return null;
    }

    @Override
    public String getDisplayName() {
        return entry.isFlaky() ? "Flaky" : entry.isExcused() ? "In quarantine" : "Still fails";
    }

    @Override
    public @Nullable String getUrlName() {
        return null;
    }
}
