package io.jenkins.plugins.releaseguard.flaky.step;

import hudson.AbortException;
import hudson.Launcher;
import hudson.model.TaskListener;
import io.jenkins.plugins.releaseguard.database.DatabaseUnavailableException;
import io.jenkins.plugins.releaseguard.flaky.engine.quarantine.Entry;
import io.jenkins.plugins.releaseguard.flaky.engine.quarantine.State;
import io.jenkins.plugins.releaseguard.flaky.engine.selection.Exclusion;
import io.jenkins.plugins.releaseguard.flaky.engine.selection.Framework;
import io.jenkins.plugins.releaseguard.flaky.report.TestId;
import io.jenkins.plugins.releaseguard.flaky.store.Quarantines;
import io.jenkins.plugins.releaseguard.flaky.store.StoredEntry;
import io.jenkins.plugins.releaseguard.flaky.store.TestHistory;
import io.jenkins.plugins.releaseguard.platform.Background;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
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
        List<TestId> namesakes;
        try {
            List<Entry> entries = entries();
            tests = entries.stream().map(Entry::test).distinct().toList();
            namesakes = include ? List.of() : TestHistory.ofController().namesakes(of(), tests);
            if (include) {
                List<Long> ids = entries.stream().map(Entry::id).toList();
                ListedEntries.add(StepPlace.run(getContext()), ids);
            }
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
        Launcher launcher = getContext().get(Launcher.class); // null outside of node: then for a POSIX shell
        boolean unix = launcher == null || launcher.isUnix();
        if (include) {
            return tool.include(tests).command(unix).orElseThrow(() -> new AbortException(unsayable(tests)));
        }
        Exclusion exclusion = Exclusion.of(tool, tests, namesakes, unix);
        exclusion.unsaid().stream()
                .limit(MAX_TOLD)
                .forEach(test -> log.say("  " + framework + " can't leave out just " + test + ": it runs"));
        return exclusion.arguments();
    }

    private static String unsayable(List<TestId> tests) {
        String some = tests.stream()
                .limit(3)
                .map(test -> RerunLog.printable(test.displayName()))
                .collect(Collectors.joining("; "));
        return "A batch file of Windows can't name these tests, since a name has a quote, a percent sign or a line break"
                + " in it: " + some + (tests.size() > 3 ? "; ..." : "")
                + ". Run them on an agent with a POSIX shell, or the others one by one: entry: '<number>'";
    }

    private List<Entry> entries() throws IOException, InterruptedException {
        Quarantines quarantines = Quarantines.ofController();
        if (!entry.isEmpty()) {
            StoredEntry one = quarantines
                    .find(Long.parseLong(entry))
                    .orElseThrow(() -> new AbortException("There is no entry " + entry + " in the quarantine"));
            return List.of(one.entry());
        }
        return include
                ? quarantines.applying(of(), State.QUARANTINED, State.MITIGATED, State.WATCHED)
                : quarantines.excused(of());
    }

    private String of() throws IOException, InterruptedException {
        return job.isEmpty() ? StepPlace.run(getContext()).getParent().getFullName() : job;
    }
}
