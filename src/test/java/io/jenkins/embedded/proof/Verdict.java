package io.jenkins.embedded.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the journal and the builds' results say together, when all controllers have finished. */
final class Verdict {

    /** Pipeline couldn't save anything yet: the build had no chance to ask for a lock. */
    private static final String KILLED_BEFORE_ITS_FIRST_STEP = "The saved program of this build can't be read";

    private final JournalCheck check;
    private final Map<String, String> failed = new LinkedHashMap<>();
    private int builds;
    private int unborn;

    Verdict(JournalCheck check, List<ControllerProcess> controllers) throws IOException {
        this.check = check;
        for (ControllerProcess controller : controllers) {
            for (Map.Entry<String, String> result : controller.results().entrySet()) {
                builds++;
                if (!result.getValue().equals("SUCCESS")) {
                    failed(result.getKey(), result.getValue(), controller.log(result.getKey()));
                }
            }
        }
    }

    private void failed(String build, String result, String log) {
        if (!check.builds().contains(build) && log.contains(KILLED_BEFORE_ITS_FIRST_STEP)) {
            unborn++;
        } else {
            failed.put(build, result + ":\n" + log);
        }
    }

    /** For the notes of whoever runs the long forms. */
    void print(String what) {
        System.out.println(what + ": " + builds + " builds, " + unborn + " of them killed before their first step; "
                + check.bodies() + " bodies, " + check.resumed() + " of them went on after a kill; "
                + check.faults().size() + " overlaps or wrong tokens, "
                + check.unfinished().size() + " bodies without end, "
                + check.lateMarks().size() + " late marks, "
                + failed.size() + " builds failed");
    }

    /** All that began has ended, in order. */
    void assertNothingLost() {
        assertInOrder();
        assertThat(check.lateMarks()).isEmpty();
        assertThat(check.unfinished()).as("bodies without end").isEmpty();
        assertThat(failed).as("failed builds").isEmpty();
    }

    /** Never two at once with a live token. */
    void assertInOrder() {
        assertThat(check.bodies()).isPositive();
        assertThat(check.faults()).isEmpty();
    }

    /** Builds that didn't succeed, with result and log. */
    Map<String, String> failed() {
        return failed;
    }
}
