package io.jenkins.plugins.releaseguard.flaky.store;

import io.jenkins.plugins.releaseguard.flaky.engine.quarantine.AgeStep;
import io.jenkins.plugins.releaseguard.flaky.engine.quarantine.Proposal;
import io.jenkins.plugins.releaseguard.flaky.engine.quarantine.State;
import io.jenkins.plugins.releaseguard.flaky.report.TestId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Lists and counts what a filter finds, within one transaction. */
final class EntrySearch {
    private static final String OVERDUE = "e.state = 'QUARANTINED' AND e.age_steps > " + AgeStep.OVERDUE.ordinal();

    private static final int MAX_TEXT = 4_400;

    private final Handle handle;
    private final EntryQuery.Filter filter;
    /** Whether these are all jobs and folders: then the index of the order can be read, not that of the filter. */
    private final boolean everywhere;

    EntrySearch(Handle handle, EntryQuery.Filter filter) {
        this.handle = handle;
        this.filter = filter;
        everywhere = handle.createQuery("SELECT COUNT(*) FROM quarantine_scope WHERE id NOT IN (<scopes>)")
                        .bindList("scopes", orNone(filter.scopes()))
                        .mapTo(Integer.class)
                        .one()
                == 0;
    }

    List<StoredEntry> find(EntryQuery query) {
        return read(ids(query, "0").keySet());
    }

    FoundEntries page(EntryQuery query) {
        StateCounts counts = counts();
        // What looks at all entries in any case counts them on the way.
        boolean counting = !filter.isByState();
        Map<Long, Integer> ids = ids(query, counting ? "COUNT(*) OVER ()" : "0");
        int all = !counting
                ? counts.of(filter)
                : ids.isEmpty() ? count() : ids.values().iterator().next();
        return new FoundEntries(read(ids.keySet()), all, counts);
    }

    int count() {
        return bound(filter, "SELECT COUNT(*)", "").mapTo(Integer.class).one();
    }

    /** @return the ids in their order, each with the number that was asked for */
    private Map<Long, Integer> ids(EntryQuery query, String numberSql) {
        Map<Long, Integer> ids = new LinkedHashMap<>();
        bound(
                        filter,
                        "SELECT e.id, " + numberSql + " AS number",
                        " ORDER BY " + query.order().sql(query.descending()) + " LIMIT :limit OFFSET :offset")
                .bind("limit", query.limit())
                .bind("offset", query.offset())
                .map((row, context) -> ids.put(row.getLong("id"), row.getInt("number")))
                .list();
        return ids;
    }

    private List<StoredEntry> read(Set<Long> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        EntryRows.Agreements agreements = EntryRows.agreements(handle, ids);
        Map<Long, StoredEntry> found = handle
                .createQuery(EntryRows.SELECT + " WHERE e.id IN (<ids>)")
                .bindList("ids", List.copyOf(ids))
                .map((row, context) -> EntryRows.read(row, agreements))
                .list()
                .stream()
                .collect(Collectors.toMap(e -> e.entry().id(), e -> e));
        return ids.stream().map(found::get).toList();
    }

    private record Count(State state, int number, int overdue, int pending) {}

    /** How many are in each state, are overdue and have something pending, whatever the rest of the filter. */
    private StateCounts counts() {
        List<Count> counts = bound(
                        EntryQuery.Filter.all(filter.scopes()),
                        "SELECT e.state, COUNT(*) AS number, SUM(CASE WHEN " + OVERDUE
                                + " THEN 1 ELSE 0 END) AS overdue, COUNT(e.pending_purpose) AS pending",
                        " GROUP BY e.state")
                .map((row, context) -> new Count(
                        State.valueOf(row.getString("state")),
                        row.getInt("number"),
                        row.getInt("overdue"),
                        row.getInt("pending")))
                .list();
        return new StateCounts(
                counts.stream().collect(Collectors.toMap(Count::state, Count::number)),
                counts.stream().mapToInt(Count::overdue).sum(),
                counts.stream().mapToInt(Count::pending).sum());
    }

    private Query bound(EntryQuery.Filter asked, String select, String rest) {
        StringBuilder sql = new StringBuilder(select)
                .append(" FROM quarantine_entry e WHERE ")
                .append(everywhere ? "TRUE" : "e.scope IN (<scopes>)");
        if (!asked.states().isEmpty()) {
            sql.append(
                    asked.alsoPending()
                            ? " AND (e.state IN (<states>) OR e.pending_purpose IS NOT NULL)"
                            : " AND e.state IN (<states>)");
        }
        if (asked.overdue()) {
            sql.append(" AND ").append(OVERDUE);
        }
        if (asked.priority() != null) {
            sql.append(" AND e.priority = :priority");
        }
        if (!asked.owner().isEmpty()) {
            sql.append(" AND e.owner = :owner");
        }
        if (!asked.text().isEmpty()) {
            sql.append(" AND (e.search_text LIKE :text ESCAPE '!' OR e.scope IN (<named>))");
        }
        Query query = handle.createQuery(sql.append(rest).toString());
        if (!everywhere) {
            query.bindList("scopes", orNone(asked.scopes()));
        }
        if (!asked.states().isEmpty()) {
            query.bindList("states", asked.states().stream().map(State::name).toList());
        }
        if (asked.priority() != null) {
            query.bind("priority", asked.priority().name());
        }
        if (!asked.owner().isEmpty()) {
            query.bind("owner", Texts.storable(asked.owner(), 500));
        }
        if (!asked.text().isEmpty()) {
            String text = "%" + pattern(asked.text()) + "%";
            query.bind("text", text).bindList("named", orNone(named(text)));
        }
        return query;
    }

    /** Of these jobs and folders, those whose name is like the text. */
    private List<Long> named(String text) {
        return handle.createQuery("SELECT id FROM quarantine_scope WHERE id IN (<scopes>)"
                        + " AND LOWER(name) LIKE :text ESCAPE '!'")
                .bindList("scopes", orNone(filter.scopes()))
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
