package io.jenkins.plugins.releaseguard.flaky.step;

import hudson.Extension;
import hudson.FilePath;
import hudson.model.Computer;
import hudson.model.InvisibleAction;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.model.listeners.RunListener;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * The reports that each {@code flakyRerun} of a build has judged, by time and size: to the next one they are no tests that
 * ran before it. Dropped when the build ends: no step of it comes after that, and there may be thousands.
 */
public class JudgedReports extends InvisibleAction {
    /** By step, then by node and workspace, then by path. */
    private final HashMap<String, HashMap<String, HashMap<String, String>>> stamps = new HashMap<>();

    /** Notes reports, and saves the build. */
    static void add(Run<?, ?> run, String step, FilePath workspace, Map<String, String> reports) throws IOException {
        synchronized (run) {
            JudgedReports judged = run.getAction(JudgedReports.class);
            boolean isNew = judged == null;
            if (judged == null) {
                judged = new JudgedReports();
            }
            judged.stamps
                    .computeIfAbsent(step, s -> new HashMap<>())
                    .computeIfAbsent(place(workspace), p -> new HashMap<>())
                    .putAll(reports);
            if (isNew) {
                run.addAction(judged);
            }
        }
        run.save();
    }

    /** What other steps than this have judged in a workspace: stamps by path. */
    static HashMap<String, String> ofOthers(Run<?, ?> run, String step, FilePath workspace) {
        HashMap<String, String> others = new HashMap<>();
        synchronized (run) {
            JudgedReports judged = run.getAction(JudgedReports.class);
            if (judged != null) {
                judged.stamps.forEach((by, places) -> {
                    if (!by.equals(step)) {
                        others.putAll(places.getOrDefault(place(workspace), new HashMap<>()));
                    }
                });
            }
        }
        return others;
    }

    /** The end of a build, which Jenkins saves after this. */
    @Extension
    public static final class Dropping extends RunListener<Run<?, ?>> {

        @Override
        public void onCompleted(Run<?, ?> run, TaskListener listener) {
            run.removeActions(JudgedReports.class);
        }
    }

    private static String place(FilePath workspace) {
        Computer computer = workspace.toComputer();
        return (computer == null ? "" : computer.getName()) + ":" + workspace.getRemote();
    }
}
