package io.jenkins.embedded.junit;

import hudson.model.Run;
import hudson.tasks.junit.CaseResult;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** How one test went in the last builds; for its page. */
public final class HistoryStrip {

    private static final int LENGTH = 25;

    /** The outcomes, oldest first. */
    public List<Outcome> of(CaseResult test) {
        List<Outcome> outcomes = new ArrayList<>();
        for (CaseResult c = test; c != null && outcomes.size() < LENGTH; c = c.getPreviousResult()) {
            outcomes.add(new Outcome(c));
        }
        Collections.reverse(outcomes);
        return outcomes;
    }

    /** One of the builds. */
    public static final class Outcome {

        private final CaseResult test;

        Outcome(CaseResult test) {
            this.test = test;
        }

        public String getUrl() {
            return test.getUrl();
        }

        public String getCssClass() {
            return test.getStatus().getCssClass();
        }

        public String getTitle() {
            Run<?, ?> run = test.getRun();
            return run.getDisplayName() + ": " + test.getStatus().getMessage() + " in " + test.getDurationString();
        }
    }
}
