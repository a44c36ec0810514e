package io.jenkins.embedded.junit;

import hudson.model.Job;
import hudson.model.Run;
import hudson.tasks.test.AbstractTestResultAction;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The numbers of tests of a job's last builds as stacked bars; for the job's page. */
public final class Trend {

    private static final int BUILDS = 30;
    private static final int BAR = 16;
    private static final int GAP = 4;
    private static final int HEIGHT = 120;

    /** The bars, oldest first; none if fewer than two builds have tests. */
    public List<Bar> bars(Job<?, ?> job) {
        List<AbstractTestResultAction<?>> actions = new ArrayList<>();
        for (Run<?, ?> b = job.getLastCompletedBuild();
                b != null && actions.size() < BUILDS;
                b = b.getPreviousBuild()) {
            AbstractTestResultAction<?> action = b.getAction(AbstractTestResultAction.class);
            if (action != null) {
                actions.add(action);
            }
        }
        Collections.reverse(actions);
        int most = actions.stream()
                .mapToInt(AbstractTestResultAction::getTotalCount)
                .max()
                .orElse(0);
        List<Bar> bars = new ArrayList<>();
        if (actions.size() > 1 && most > 0) {
            actions.forEach(a -> bars.add(new Bar(a, bars.size() * (BAR + GAP), most)));
        }
        return bars;
    }

    public int width(List<Bar> bars) {
        return bars.size() * (BAR + GAP);
    }

    public int getHeight() {
        return HEIGHT;
    }

    /** One build; lengths are in pixels, failed tests lie at the bottom. */
    public static final class Bar {

        private final AbstractTestResultAction<?> action;
        private final int x;
        private final double scale;

        Bar(AbstractTestResultAction<?> action, int x, int most) {
            this.action = action;
            this.x = x;
            this.scale = (double) HEIGHT / most;
        }

        public int getX() {
            return x;
        }

        public int getWidth() {
            return BAR;
        }

        public String getUrl() {
            return action.run.getUrl() + action.getUrlName() + '/';
        }

        public String getTitle() {
            return action.run.getDisplayName() + ": " + action.getFailCount() + " failed, " + action.getSkipCount()
                    + " skipped, " + action.getTotalCount() + " in total";
        }

        public long getFailed() {
            return Math.round(action.getFailCount() * scale);
        }

        public long getSkipped() {
            return Math.round(action.getSkipCount() * scale);
        }

        public long getPassed() {
            return Math.round(action.getTotalCount() * scale) - getFailed() - getSkipped();
        }

        public long getFailedY() {
            return HEIGHT - getFailed();
        }

        public long getSkippedY() {
            return getFailedY() - getSkipped();
        }

        public long getPassedY() {
            return getSkippedY() - getPassed();
        }
    }
}
