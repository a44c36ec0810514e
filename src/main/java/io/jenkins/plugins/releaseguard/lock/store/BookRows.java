package io.jenkins.plugins.releaseguard.lock.store;

import io.jenkins.plugins.releaseguard.listing.ListRequest;
import io.jenkins.plugins.releaseguard.lock.engine.LockName;
import io.jenkins.plugins.releaseguard.lock.engine.LockQueue;
import io.jenkins.plugins.releaseguard.lock.engine.LockRequest;
import io.jenkins.plugins.releaseguard.lock.engine.LockTerms;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** The rows that {@link LockBook} reads about locks and their queues, within one transaction. */
final class BookRows {

    /** So many holders of a lock are read at most, */
    private static final int HOLDERS = 200;
    /** and so many of the first in a queue, to tell what the others wait for. */
    private static final int FRONT = 20;

    private static final Map<String, String> ORDER = Map.of(
            "name", "LOWER(k.name)",
            "held", "q.held_since",
            "waiting", "COALESCE(q.waiting, 0)");

    private final Handle handle;

    BookRows(Handle handle) {
        this.handle = handle;
    }

    boolean isKnown(LockName name) {
        return handle.select("SELECT COUNT(*) FROM release_lock WHERE name = ?", name.value())
                        .mapTo(Integer.class)
                        .one()
                > 0;
    }

    List<LockName> names(ListRequest request, Collection<LockName> declared) {
        String order = ORDER.getOrDefault(request.sort(), "LOWER(k.name)") + (request.descending() ? " DESC" : "");
        return list(
                        "SELECT k.name FROM (" + listed(request, declared) + """
                        ) k LEFT JOIN (
                            SELECT n.lock_name, SUM(CASE WHEN n.waiting THEN 1 ELSE 0 END) AS waiting,
                                MIN(r.granted_at) AS held_since
                            FROM lock_request_name n
                                LEFT JOIN lock_request r ON r.id = n.request_id AND NOT n.waiting
                            GROUP BY n.lock_name) q ON q.lock_name = k.name
                        ORDER BY\s""" + order
                                + " NULLS LAST, k.name OFFSET :offset ROWS FETCH FIRST :size ROWS ONLY",
                        request,
                        declared)
                .bind("offset", request.offset())
                .bind("size", request.size())
                .mapTo(String.class)
                .map(LockName::new)
                .list();
    }

    long countNames(ListRequest request, Collection<LockName> declared) {
        return list("SELECT COUNT(*) FROM (" + listed(request, declared) + ") k", request, declared)
                .mapTo(Long.class)
                .one();
    }

    /** The names to list, each once. */
    private static String listed(ListRequest request, Collection<LockName> declared) {
        String used = request.search().isEmpty()
                ? "SELECT lock_name AS name FROM lock_request_name"
                        + " UNION SELECT name FROM release_lock WHERE closed_at IS NOT NULL"
                : "SELECT name FROM release_lock WHERE POSITION(LOWER(:search) IN LOWER(name)) > 0";
        if (declared.isEmpty()) {
            return used;
        }
        String values = IntStream.range(0, declared.size())
                .mapToObj(i -> "(CAST(:declared" + i + " AS VARCHAR(600)))")
                .collect(Collectors.joining(", "));
        return used + " UNION SELECT name FROM (VALUES " + values + ") d(name)"
                + (request.search().isEmpty() ? "" : " WHERE POSITION(LOWER(:search) IN LOWER(name)) > 0");
    }

    private Query list(String sql, ListRequest request, Collection<LockName> declared) {
        Query query = handle.createQuery(sql);
        if (!request.search().isEmpty()) {
            query.bind("search", request.search());
        }
        int i = 0;
        for (LockName name : declared) {
            query.bind("declared" + i++, name.value());
        }
        return query;
    }

    /** A request with its locks; empty if it is gone. */
    Optional<LockSnapshot> request(UUID id) {
        return requests(List.of(id)).stream()
                .findFirst()
                .map(request ->
                        snapshot(request.names(), request.names().size(), ListRequest.first(1), List.of(request)));
    }

    /** These locks, each with this part of its waiters. */
    LockSnapshot snapshot(List<LockName> names, long total, ListRequest waiters) {
        return snapshot(names, total, waiters, List.of());
    }

    private LockSnapshot snapshot(List<LockName> names, long total, ListRequest waiters, List<LockRequest> asked) {
        Map<Place, List<UUID>> shown = ids(names, waiters.offset(), waiters.size());
        List<LockRequest> requests = new ArrayList<>(asked);
        requests.addAll(requests(flat(shown)));
        Set<LockName> all = new LinkedHashSet<>(names);
        requests.forEach(request -> all.addAll(request.names()));
        Map<UUID, LockRequest> around = new HashMap<>();
        requests.forEach(request -> around.put(request.id(), request));
        requests(flat(ids(all, 0, FRONT))).forEach(request -> around.putIfAbsent(request.id(), request));
        LockQueue queue = new LockQueue(terms(all), around.values());
        Map<Place, Integer> counts = counts(names);
        List<LockState> locks = names.stream()
                .map(name -> {
                    List<LockRequest> holders = queue.holders(name);
                    int held = counts.getOrDefault(new Place(name, false), 0);
                    return new LockState(
                            name,
                            queue.terms(name),
                            holders,
                            held <= HOLDERS ? holders.size() : held,
                            shown.getOrDefault(new Place(name, true), List.of()).stream()
                                    .map(around::get)
                                    .toList(),
                            counts.getOrDefault(new Place(name, true), 0));
                })
                .toList();
        return new LockSnapshot(locks, total, queue, roots());
    }

    /** The waiters of a lock, or its holders. */
    private record Place(LockName lock, boolean waiting) {}

    private Map<Place, List<UUID>> ids(Collection<LockName> names, long offset, int size) {
        Map<Place, List<UUID>> ids = new HashMap<>();
        if (names.isEmpty()) {
            return ids;
        }
        handle.createQuery("""
                        SELECT s.lock_name, s.waiting, s.request_id FROM (
                            SELECT n.lock_name, n.waiting, n.request_id, ROW_NUMBER() OVER (
                                PARTITION BY n.lock_name, n.waiting ORDER BY n.rank, n.arrival) AS place
                            FROM lock_request_name n WHERE n.lock_name IN (<names>)) s
                        WHERE s.waiting AND s.place > :offset AND s.place <= :end OR NOT s.waiting AND s.place <= :holders
                        ORDER BY s.lock_name, s.waiting, s.place\
                        """)
                .bindList("names", values(names))
                .bind("offset", offset)
                .bind("end", offset + size)
                .bind("holders", HOLDERS)
                .map((row, context) -> ids.computeIfAbsent(
                                new Place(new LockName(row.getString("lock_name")), row.getBoolean("waiting")),
                                none -> new ArrayList<>())
                        .add(row.getObject("request_id", UUID.class)))
                .list();
        return ids;
    }

    private Map<Place, Integer> counts(Collection<LockName> names) {
        Map<Place, Integer> counts = new HashMap<>();
        if (names.isEmpty()) {
            return counts;
        }
        handle.createQuery("""
                        SELECT lock_name, waiting, COUNT(*) AS requests FROM lock_request_name
                        WHERE lock_name IN (<names>) GROUP BY lock_name, waiting\
                        """)
                .bindList("names", values(names))
                .map((row, context) -> counts.put(
                        new Place(new LockName(row.getString("lock_name")), row.getBoolean("waiting")),
                        row.getInt("requests")))
                .list();
        return counts;
    }

    private static Set<UUID> flat(Map<Place, List<UUID>> ids) {
        return ids.values().stream().flatMap(List::stream).collect(Collectors.toSet());
    }

    private List<LockRequest> requests(Collection<UUID> ids) {
        return ids.isEmpty()
                ? List.of()
                : handle.createQuery("SELECT * FROM lock_request WHERE id IN (<ids>)")
                        .bindList("ids", List.copyOf(ids))
                        .map((row, context) -> RequestRows.read(row))
                        .list();
    }

    private Map<LockName, LockTerms> terms(Collection<LockName> names) {
        return names.isEmpty()
                ? Map.of()
                : LockRow.terms(handle
                        .createQuery("SELECT * FROM release_lock WHERE name IN (<names>)")
                        .bindList("names", values(names))
                        .map((row, context) -> LockRow.read(row))
                        .stream());
    }

    /** Root URLs of the controllers by their ids. */
    Map<String, String> roots() {
        Map<String, String> roots = new HashMap<>();
        handle.createQuery("SELECT id, url FROM lock_controller")
                .map((row, context) -> roots.put(row.getString("id"), row.getString("url")))
                .list();
        return roots;
    }

    private static List<String> values(Collection<LockName> names) {
        return names.stream().map(LockName::value).toList();
    }
}
