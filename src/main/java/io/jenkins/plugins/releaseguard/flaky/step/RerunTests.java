package io.jenkins.plugins.releaseguard.flaky.step;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** The selection that a block of {@code flakyRerun} runs, for the steps in it. */
final class RerunTests implements Serializable {
    private static final long serialVersionUID = 1;

    private final ArrayList<String> arguments;

    RerunTests(List<String> arguments) {
        this.arguments = new ArrayList<>(arguments);
    }

    /** One per argument of the test tool, unquoted; none in a first run and when all tests are to run. */
    ArrayList<String> arguments() {
        return new ArrayList<>(arguments);
    }
}
