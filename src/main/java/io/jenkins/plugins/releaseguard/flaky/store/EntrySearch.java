package io.jenkins.plugins.releaseguard.flaky.store;

import io.jenkins.plugins.releaseguard.flaky.engine.quarantine.AgeStep;
import io.jenkins.plugins.releaseguard.flaky.engine.quarantine.Agreement;
import io.jenkins.plugins.releaseguard.flaky.engine.quarantine.Proposal;
import io.jenkins.plugins.releaseguard.flaky.engine.quarantine.State;
import io.jenkins.plugins.releaseguard.flaky.report.TestId;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Lists and counts entries. */
final class EntrySearch {
    private static final String FROM = " FROM quarantine_entry e WHERE e.scope IN (<scopes>)";

    private static final String OVERDUE = "e.state = 'QUARANTINED' AND e.age_steps > " + AgeStep.OVERDUE.ordinal();

    private static final int MAX_TEXT = 4_400;

    private EntrySearch() {}

    static FoundEntries find(Handle handle, EntryQuery query) {
        String page = " ORDER BY " + query.order().sql(query.descending()) + " LIMIT :limit OFFSET :offset";
        // the order needs all of them in any case: so they are counted on the way
        Map<Long, Integer> ids = new LinkedHashMap<>();
        bound(handle, query.filter(), "SELECT e.id, COUNT(*) OVER () AS number", page)
                .bind("limit", query.limit())
                .bind("offset", query.offset())
                .map((row, context) -> ids.put(row.getLong("id"), row.getInt("number")))
                .list();
        if (ids.isEmpty()) {
            return new FoundEntries(List.of(), query.offset() == 0 ? 0 : count(handle, query.filter()));
        }
        Map<Long, List<Agreement>> agreements = EntryRows.agreements(handle, ids.keySet());
        Map<Long, StoredEntry> found = handle
                .createQuery(EntryRows.SELECT + " WHERE e.id IN (<ids>)")
                .bindList("ids", List.copyOf(ids.keySet()))
                .map((row, context) -> EntryRows.read(row, agreements.getOrDefault(row.getLong("id"), List.of())))
                .list()
                .stream()
                .collect(Collectors.toMap(e -> e.entry().id(), e -> e));
        List<StoredEntry> entries = ids.keySet().stream().map(found::get).toList();
        return new FoundEntries(entries, ids.values().iterator().next());
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
            sql.append(" AND (e.search_text LIKE :text ESCAPE '!' OR e.scope IN (<named>))");
        }
        Query query = handle.createQuery(sql.append(rest).toString()).bindList("scopes", orNone(filter.scopes()));
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
            String text = "%" + pattern(filter.text()) + "%";
            query.bind("text", text).bindList("named", orNone(named(handle, filter.scopes(), text)));
        }
        return query;
    }

    /** Of these jobs and folders, those whose name is like the text. */
    private static List<Long> named(Handle handle, Set<Long> scopes, String text) {
        return handle.createQuery("SELECT id FROM quarantine_scope WHERE id IN (<scopes>)"
                        + " AND LOWER(name) LIKE :text ESCAPE '!'")
                .bindList("scopes", orNone(scopes))
                .bind("text", text)
                .mapTo(Long.class)
                .list();
    }

    /** SQL has no empty list. */
    private static List<Long> orNone(Collection<Long> ids) {
        return ids.isEmpty() ? List.of(-1L) : List.copyOf(ids);
    }

    /** What entries with this test and proposal are searched in. */
    static String text(TestId test, @Nullable Proposal proposal) {
        String of = String.join(
                "\n",
                test.className() + "." + test.name(),
                test.suite(),
                proposal == null ? "" : proposal.ticket(),
                proposal == null ? "" : proposal.owner());
        return Texts.storable(of.toLowerCase(Locale.ROOT), MAX_TEXT);
    }

    private static String pattern(String text) {
        return Texts.storable(text.toLowerCase(Locale.ROOT), 500)
                .replace("!", "!!")
                .replace("%", "!%")
                .replace("_", "!_");
    }
}
