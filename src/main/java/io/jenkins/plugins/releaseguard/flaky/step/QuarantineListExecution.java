package io.jenkins.plugins.releaseguard.flaky.step;

import hudson.AbortException;
import hudson.model.TaskListener;
import io.jenkins.plugins.releaseguard.database.DatabaseUnavailableException;
import io.jenkins.plugins.releaseguard.flaky.engine.quarantine.Entry;
import io.jenkins.plugins.releaseguard.flaky.engine.quarantine.State;
import io.jenkins.plugins.releaseguard.flaky.engine.selection.Framework;
import io.jenkins.plugins.releaseguard.flaky.engine.selection.Selection;
import io.jenkins.plugins.releaseguard.flaky.report.TestId;
import io.jenkins.plugins.releaseguard.flaky.store.Quarantines;
import io.jenkins.plugins.releaseguard.flaky.store.StoredEntry;
import io.jenkins.plugins.releaseguard.platform.Background;
import java.io.IOException;
import java.util.List;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jspecify.annotations.Nullable;

/** Asks the store in the background; after a restart it asks again. */
final class QuarantineListExecution extends StepExecution {
    private static final long serialVersionUID = 1;
    private static final int MAX_TOLD = 20;

    private final String framework;
    private final boolean include;
    private final String job;
    private final String entry;

    /**
     * @param job full name; empty for the build's own
     * @param entry number of one entry; empty for all
     */
    QuarantineListExecution(StepContext context, String framework, boolean include, String job, String entry) {
        super(context);
        this.framework = framework;
        this.include = include;
        this.job = job;
        this.entry = entry;
    }

    @Override
    public boolean start() {
        Background.run(this::answer);
        return false;
    }

    @Override
    public void onResume() {
        Background.run(this::answer);
    }

    private void answer() {
        try {
            getContext().onSuccess(list());
        } catch (Exception e) {
            getContext().onFailure(e);
        }
    }

    /** Null if there is nothing to include: to answer with no argument would run all tests. */
    private @Nullable String list() throws IOException, InterruptedException {
        RerunLog log = new RerunLog(
                "quarantineList",
                StepPlace.get(getContext(), TaskListener.class).getLogger());
        List<TestId> tests;
        try {
            tests = tests();
        } catch (DatabaseUnavailableException e) {
            if (include) {
                throw e;
            }
            log.say("No test is left out. " + e.getMessage());
            return "";
        }
        log.say((include ? "To run: " : "To leave out: ") + RerunLog.count(tests.size(), "test"));
        tests.stream().limit(MAX_TOLD).forEach(test -> log.say("  " + test));
        if (tests.isEmpty()) {
            return include ? null : "";
        }
        Framework tool = Framework.named(framework)
                .orElseThrow(() -> new AbortException("There is no framework '" + framework + "' any more"));
        Selection selection = include ? tool.include(tests) : tool.exclude(tests);
        selection.unsaid().stream()
                .limit(MAX_TOLD)
                .forEach(test -> log.say("  " + framework + " can't leave out just " + test + ": it runs"));
        return selection.shell();
    }

    private List<TestId> tests() throws IOException, InterruptedException {
        Quarantines quarantines = Quarantines.ofController();
        if (!entry.isEmpty()) {
            StoredEntry one = quarantines
                    .find(Long.parseLong(entry))
                    .orElseThrow(() -> new AbortException("There is no entry " + entry + " in the quarantine"));
            return List.of(one.entry().test());
        }
        String of = job.isEmpty() ? StepPlace.run(getContext()).getParent().getFullName() : job;
        List<Entry> entries = include
                ? quarantines.applying(of, State.QUARANTINED, State.MITIGATED, State.WATCHED)
                : quarantines.excused(of);
        return entries.stream().map(Entry::test).distinct().toList();
    }
}
