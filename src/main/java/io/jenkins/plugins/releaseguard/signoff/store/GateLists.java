package io.jenkins.plugins.releaseguard.signoff.store;

import io.jenkins.plugins.releaseguard.database.Database;
import io.jenkins.plugins.releaseguard.listing.ListRequest;
import io.jenkins.plugins.releaseguard.signoff.engine.Gate;
import io.jenkins.plugins.releaseguard.signoff.engine.ReleaseFigure;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** The gates of a controller in lists. Reads the logs only of what is shown, however many there are. */
public final class GateLists {

    /** What a history can be ordered by, and the column that is. */
    private static final Map<String, String> COLUMNS =
            Map.of("version", "version", "job", "job", "state", "state", "opened", "opened");

    /** The names of {@link #COLUMNS}, for the list of a page. */
    public static final Set<String> SORTABLE = COLUMNS.keySet();

    private static final String MATCH = """
         FROM release_gate WHERE controller = :controller AND state <> 'WAITING' AND job IN (<jobs>)
         AND (:search = '' OR LOWER(version) LIKE :like ESCAPE '!' OR LOWER(job) LIKE :like ESCAPE '!'
            OR LOWER(state) LIKE :like ESCAPE '!')\
        """;

    private final Supplier<Database> database;
    private final Supplier<String> controller;

    GateLists(Supplier<Database> database, Supplier<String> controller) {
        this.database = database;
        this.controller = controller;
    }

    /**
     * A part of a list.
     *
     * @param gates in order
     * @param total how many there are in all parts
     */
    public record Part(List<Gate> gates, long total) {}

    /**
     * The gates that wait for anything, be it only the second signature of an emergency, or a decision after the release;
     * the longest waiting first.
     */
    public List<Gate> pending() {
        return select("(state = 'WAITING' OR follow_up_due IS NOT NULL OR undecided_since IS NOT NULL)");
    }

    /** The gates that wait, the longest waiting first. */
    public List<Gate> waiting() {
        return select("state = 'WAITING'");
    }

    /**
     * What the figures count of all gates that were opened since then, the oldest first.
     *
     * @param jobs whose
     */
    public List<ReleaseFigure> figures(Instant from, Collection<String> jobs) {
        return jobs.isEmpty()
                ? List.of()
                : database.get()
                        .read(handle -> GateRows.figures(
                                handle,
                                handle.createQuery("""
                                SELECT id, figure FROM release_gate
                                WHERE controller = :controller AND opened >= :from AND job IN (<jobs>)\
                                """)
                                        .bind("controller", controller.get())
                                        .bind("from", from)
                                        .bindList("jobs", List.copyOf(jobs))));
    }

    /** These gates, as far as they are there, the latest opened first. */
    public List<Gate> find(Collection<UUID> ids) {
        return ids.isEmpty()
                ? List.of()
                : database.get()
                        .read(handle -> GateRows.gates(
                                handle,
                                handle.createQuery(
                                                "SELECT id FROM release_gate WHERE id IN (<ids>) ORDER BY opened DESC, id")
                                        .bindList("ids", List.copyOf(ids))
                                        .mapTo(UUID.class)
                                        .list()));
    }

    private List<Gate> select(String condition) {
        return database.get()
                .read(handle -> GateRows.gates(
                        handle,
                        handle.createQuery("SELECT id FROM release_gate WHERE controller = :controller AND " + condition
                                        + " ORDER BY opened, id")
                                .bind("controller", controller.get())
                                .mapTo(UUID.class)
                                .list()));
    }

    /** Full names of the jobs that have releases. */
    public List<String> jobs() {
        return database.get()
                .read(handle -> handle.createQuery(
                                "SELECT DISTINCT job FROM release_gate WHERE controller = :controller")
                        .bind("controller", controller.get())
                        .mapTo(String.class)
                        .list());
    }

    /**
     * What is decided, as a page asks for it.
     *
     * @param jobs whose
     */
    public Part history(ListRequest request, Collection<String> jobs) {
        if (jobs.isEmpty()) {
            return new Part(List.of(), 0);
        }
        String column = COLUMNS.getOrDefault(request.sort(), "opened");
        String order =
                " ORDER BY " + column + (request.descending() ? " DESC" : "") + ", id LIMIT :size OFFSET :offset";
        return database.get()
                .read(handle -> new Part(
                        GateRows.gates(
                                handle,
                                query(handle, "SELECT id" + MATCH + order, request, jobs)
                                        .bind("size", request.size())
                                        .bind("offset", request.offset())
                                        .mapTo(UUID.class)
                                        .list()),
                        query(handle, "SELECT COUNT(*)" + MATCH, request, jobs)
                                .mapTo(Long.class)
                                .one()));
    }

    private Query query(Handle handle, String sql, ListRequest request, Collection<String> jobs) {
        String search = request.search().strip().toLowerCase(Locale.ROOT);
        String literal = search.replace("!", "!!").replace("%", "!%").replace("_", "!_");
        return handle.createQuery(sql)
                .bind("controller", controller.get())
                .bind("search", search)
                .bind("like", "%" + literal + "%")
                .bindList("jobs", List.copyOf(jobs));
    }
}
