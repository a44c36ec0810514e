package io.jenkins.plugins.releaseguard.flaky.store;

import io.jenkins.plugins.releaseguard.flaky.engine.quarantine.State;
import java.util.Map;
import java.util.Set;

/**
 * How many entries stand where.
 *
 * @param overdue how many of those in quarantine are overdue
 * @param pending how many stay where they are while something is proposed for them
 */
public record StateCounts(Map<State, Integer> byState, int overdue, int pending) {

    public int of(State state) {
        return byState.getOrDefault(state, 0);
    }

    /** How many have a proposal that others must agree to. */
    public int proposed() {
        return of(State.PROPOSED) + pending;
    }

    /** How many a filter finds that asks for nothing but states. */
    int of(EntryQuery.Filter filter) {
        Set<State> states = filter.states().isEmpty() ? byState.keySet() : filter.states();
        if (filter.overdue()) {
            return states.contains(State.QUARANTINED) ? overdue : 0;
        }
        return states.stream().mapToInt(this::of).sum();
    }
}
