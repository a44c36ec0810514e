package io.jenkins.plugins.releaseguard.flaky.step;

import hudson.model.Action;
import hudson.model.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** Which tests of a build were flaky, and which failed although they were rerun: shown on the build's page. */
@ExportedBean(defaultVisibility = 2)
public class FlakyTestsAction implements Action {
    /** So many tests are kept per step, flaky ones first. */
    static final int MAX_ENTRIES = 200;

    private final ArrayList<FlakyEntry> entries = new ArrayList<>();
    private final ArrayList<String> sources = new ArrayList<>();
    /** By step; null in builds that were saved before there were any. */
    private @Nullable TreeMap<String, String> warnings;

    /**
     * Adds what a step found; the caller saves the build, at once with what else belongs to it.
     *
     * @param source unique in the build; what it found is added once, however often this is called
     */
    static void add(Run<?, ?> run, String source, List<FlakyEntry> found) {
        change(run, action -> action.add(source, found));
    }

    /** Shows what a step couldn't find out; the caller saves the build. */
    static void warn(Run<?, ?> run, String source, String warning) {
        change(run, action -> action.warn(source, warning));
    }

    private static void change(Run<?, ?> run, Consumer<FlakyTestsAction> change) {
        synchronized (run) {
            FlakyTestsAction action = run.getAction(FlakyTestsAction.class);
            boolean isNew = action == null;
            if (action == null) {
                action = new FlakyTestsAction();
            }
            change.accept(action);
            if (isNew) {
                run.addAction(action);
            }
        }
    }

    /** Whether the build has the findings of this step already. */
    static boolean has(Run<?, ?> run, String source) {
        FlakyTestsAction action = run.getAction(FlakyTestsAction.class);
        return action != null && action.hasSource(source);
    }

    private synchronized boolean hasSource(String source) {
        return sources.contains(source);
    }

    private synchronized void add(String source, List<FlakyEntry> found) {
        if (!sources.contains(source)) {
            sources.add(source);
            found.stream()
                    .sorted((a, b) -> Boolean.compare(b.isFlaky(), a.isFlaky()))
                    .limit(MAX_ENTRIES)
                    .forEach(entries::add);
        }
    }

    private synchronized void warn(String source, String warning) {
        if (warnings == null) {
            warnings = new TreeMap<>();
        }
        warnings.put(source, warning);
    }

    /** What isn't known of the build although its tests don't fail it. */
    @Exported
    public synchronized List<String> getWarnings() {
        return warnings == null ? List.of() : List.copyOf(warnings.values());
    }

    synchronized List<FlakyEntry> entries() {
        return List.copyOf(entries);
    }

    /** The tests that failed and passed, of all steps of the build. */
    @Exported(inline = true)
    public List<FlakyEntry> getFlaky() {
        return entries().stream().filter(FlakyEntry::isFlaky).toList();
    }

    /** The tests that failed but didn't count, because they are in quarantine. */
    @Exported(inline = true)
    public List<FlakyEntry> getQuarantined() {
        return entries().stream().filter(FlakyEntry::isExcused).toList();
    }

    /** The tests that still fail, and count. */
    @Exported(inline = true)
    public List<FlakyEntry> getFailing() {
        return entries().stream().filter(e -> !e.isFlaky() && !e.isExcused()).toList();
    }

    @Override
    public @Nullable String getIconFileName() {
        return null;
    }

    @Override
    public @Nullable String getDisplayName() {
        return null;
    }

    @Override
    public @Nullable String getUrlName() {
        return null;
    }
}
