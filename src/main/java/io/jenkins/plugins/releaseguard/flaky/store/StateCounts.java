package io.jenkins.plugins.releaseguard.flaky.store;

import io.jenkins.plugins.releaseguard.flaky.engine.quarantine.State;
import java.util.Map;

/**
 * How many entries stand where.
 *
 * @param overdue how many of those in quarantine are overdue
 */
public record StateCounts(Map<State, Integer> byState, int overdue) {

    public int of(State state) {
        return byState.getOrDefault(state, 0);
    }
}
