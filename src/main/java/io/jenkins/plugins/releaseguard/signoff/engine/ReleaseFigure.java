package io.jenkins.plugins.releaseguard.signoff.engine;

import java.time.Duration;
import java.time.Instant;

/**
 * What testing one candidate of a release came to.
 *
 * @param gate its gate
 * @param found issues that testers found in this candidate; those taken over count where they were found
 * @param escaped defects found in production
 * @param rounds of testing so far
 * @param inGate how long it waited; until now while it waits
 */
public record ReleaseFigure(Gate gate, int found, int escaped, int rounds, Duration inGate) {

    static ReleaseFigure of(Gate gate, Instant now) {
        LogEntry end = gate.end();
        Duration waited = Duration.between(gate.opened(), end == null ? now : end.at());
        int found = (int) gate.log().entries().stream()
                .filter(entry -> entry.event().kind() == EventKind.ISSUE_REPORTED)
                .count();
        return new ReleaseFigure(
                gate,
                found,
                gate.aftermath().escaped().size(),
                gate.issues().round(),
                waited.isNegative() ? Duration.ZERO : waited);
    }
}
