package io.jenkins.plugins.releaseguard.flaky.store;

import io.jenkins.plugins.releaseguard.flaky.engine.quarantine.AgeStep;
import io.jenkins.plugins.releaseguard.flaky.engine.quarantine.Agreement;
import io.jenkins.plugins.releaseguard.flaky.engine.quarantine.State;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Lists and counts entries. */
final class EntrySearch {
    private static final String FROM =
            " FROM quarantine_entry e JOIN quarantine_scope s ON s.id = e.scope WHERE e.scope IN (<scopes>)";

    private static final String OVERDUE = "e.state = 'QUARANTINED' AND e.age_steps > " + AgeStep.OVERDUE.ordinal();

    private EntrySearch() {}

    static List<StoredEntry> find(Handle handle, EntryQuery query) {
        String page = " ORDER BY " + query.order().sql(query.descending()) + " LIMIT :limit OFFSET :offset";
        List<Long> ids = bound(handle, query.filter(), "SELECT e.id", page)
                .bind("limit", query.limit())
                .bind("offset", query.offset())
                .mapTo(Long.class)
                .list();
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<Long, List<Agreement>> agreements = EntryRows.agreements(handle, ids);
        Map<Long, StoredEntry> found = handle
                .createQuery(EntryRows.SELECT + " WHERE e.id IN (<ids>)")
                .bindList("ids", ids)
                .map((row, context) -> EntryRows.read(row, agreements.getOrDefault(row.getLong("id"), List.of())))
                .list()
                .stream()
                .collect(Collectors.toMap(e -> e.entry().id(), e -> e));
        return ids.stream().map(found::get).toList();
    }

    static int count(Handle handle, EntryQuery.Filter filter) {
        return bound(handle, filter, "SELECT COUNT(*)", "").mapTo(Integer.class).one();
    }

    /** How many are in each state, and how many are overdue. */
    static StateCounts counts(Handle handle, EntryQuery.Filter filter) {
        Map<State, Integer> counts = new EnumMap<>(State.class);
        int overdue = bound(
                        handle,
                        filter,
                        "SELECT e.state, COUNT(*) AS number, SUM(CASE WHEN " + OVERDUE
                                + " THEN 1 ELSE 0 END) AS overdue",
                        " GROUP BY e.state")
                .map((row, context) -> {
                    counts.put(State.valueOf(row.getString("state")), row.getInt("number"));
                    return row.getInt("overdue");
                })
                .list()
                .stream()
                .mapToInt(Integer::intValue)
                .sum();
        return new StateCounts(counts, overdue);
    }

    private static Query bound(Handle handle, EntryQuery.Filter filter, String select, String rest) {
        StringBuilder sql = new StringBuilder(select).append(FROM);
        if (!filter.states().isEmpty()) {
            sql.append(" AND e.state IN (<states>)");
        }
        if (filter.overdue()) {
            sql.append(" AND ").append(OVERDUE);
        }
        if (filter.priority() != null) {
            sql.append(" AND e.priority = :priority");
        }
        if (!filter.owner().isEmpty()) {
            sql.append(" AND e.owner = :owner");
        }
        if (!filter.text().isEmpty()) {
            sql.append(" AND (LOWER(s.name) LIKE :text ESCAPE '!' OR LOWER(e.suite) LIKE :text ESCAPE '!'"
                    + " OR LOWER(e.class_name || '.' || e.test_name) LIKE :text ESCAPE '!'"
                    + " OR LOWER(e.ticket) LIKE :text ESCAPE '!' OR LOWER(e.owner) LIKE :text ESCAPE '!')");
        }
        Query query = handle.createQuery(sql.append(rest).toString())
                .bindList("scopes", filter.scopes().isEmpty() ? List.of(-1L) : List.copyOf(filter.scopes()));
        if (!filter.states().isEmpty()) {
            query.bindList("states", filter.states().stream().map(State::name).toList());
        }
        if (filter.priority() != null) {
            query.bind("priority", filter.priority().name());
        }
        if (!filter.owner().isEmpty()) {
            query.bind("owner", Texts.storable(filter.owner(), 500));
        }
        if (!filter.text().isEmpty()) {
            query.bind("text", "%" + pattern(filter.text()) + "%");
        }
        return query;
    }

    private static String pattern(String text) {
        return Texts.storable(text.toLowerCase(Locale.ROOT), 500)
                .replace("!", "!!")
                .replace("%", "!%")
                .replace("_", "!_");
    }
}
