package io.jenkins.plugins.releaseguard.flaky.store;

import io.jenkins.plugins.releaseguard.flaky.engine.quarantine.Pending;
import io.jenkins.plugins.releaseguard.flaky.engine.quarantine.Priority;
import io.jenkins.plugins.releaseguard.flaky.engine.quarantine.State;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which entries to list, and how.
 *
 * @param filter which
 * @param order sorted by what
 * @param limit at most so many
 * @param offset so many are left out before
 */
public record EntryQuery(Filter filter, Order order, boolean descending, int limit, int offset) {

    /**
     * Which entries.
     *
     * @param scopes ids of the jobs and folders that the user may see
     * @param states empty for all; {@link State#PROPOSED} also finds what stays in quarantine or broken while something is
     *     proposed for it
     * @param overdue only what is overdue
     * @param priority null for all
     * @param owner exactly this owner; empty for all
     * @param text a part of the job, test, ticket or owner in any case; empty for all
     */
    public record Filter(
            Set<Long> scopes,
            Set<State> states,
            boolean overdue,
            @Nullable Priority priority,
            String owner,
            String text) {

        /** Whether it asks for nothing but states. */
        boolean isByState() {
            return priority == null && owner.isEmpty() && text.isEmpty() && !alsoPending();
        }

        /** Whether it finds some in a state that it doesn't name, since something is proposed for them. */
        boolean alsoPending() {
            return states.contains(State.PROPOSED) && !states.containsAll(Pending.BESIDE);
        }

        public static Filter all(Set<Long> scopes) {
            return new Filter(scopes, Set.of(), false, null, "", "");
        }
    }

    /** What the list is sorted by; the value is the SQL for it. */
    public enum Order {
        TEST("e.class_name", "e.test_name", "e.occurrence"),
        SCOPE(
                "(SELECT s.name FROM quarantine_scope s WHERE s.id = e.scope)",
                "e.class_name",
                "e.test_name",
                "e.occurrence"),
        STATE("e.state"),
        PRIORITY("e.priority"),
        TICKET("e.ticket"),
        OWNER("e.owner"),
        /** By the start of the clock, so that descending is the youngest first. */
        AGE("e.clock_start"),
        /** Both as doubles: by a whole number the embedded database would divide with decimals, which is slow. */
        RATE("CAST(e.bad AS DOUBLE PRECISION) / CAST(GREATEST(e.runs, 1) AS DOUBLE PRECISION)"),
        LAST_FAILURE("e.last_bad_at"),
        LOST("e.lost_millis");

        private final List<String> columns;

        Order(String... columns) {
            this.columns = List.of(columns);
        }

        String sql(boolean descending) {
            // whoever has no value comes last, either way
            String direction = (descending ? " DESC" : "") + " NULLS LAST, ";
            return columns.stream().map(column -> column + direction).collect(Collectors.joining()) + "e.id";
        }
    }

    /** Up to 10,000 entries, by test. */
    public static EntryQuery all(Set<Long> scopes) {
        return new EntryQuery(Filter.all(scopes), Order.TEST, false, 10_000, 0);
    }
}
