package io.jenkins.plugins.releaseguard.signoff.store;

import io.jenkins.plugins.releaseguard.signoff.engine.Event;
import io.jenkins.plugins.releaseguard.signoff.engine.EventKind;
import io.jenkins.plugins.releaseguard.signoff.engine.EventLog;
import io.jenkins.plugins.releaseguard.signoff.engine.Fields;
import io.jenkins.plugins.releaseguard.signoff.engine.Gate;
import io.jenkins.plugins.releaseguard.signoff.engine.LogEntry;
import io.jenkins.plugins.releaseguard.signoff.engine.Opening;
import io.jenkins.plugins.releaseguard.signoff.engine.ReleaseFigure;
import io.jenkins.plugins.releaseguard.signoff.engine.Sha256;
import io.jenkins.plugins.releaseguard.signoff.engine.Version;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;

/** The rows of gates and their logs. */
final class GateRows {

    /** How many logs are read by one query: the number of its parameters is limited. */
    private static final int CHUNK = 500;

    private GateRows() {}

    /** A log as it was kept, and the head that was noted beside it. */
    record Kept(EventLog log, String head) {

        Gate gate() {
            return new Gate(log);
        }
    }

    /** A gate's log; empty if there is no such gate, or all of its log is gone. */
    static Optional<Kept> find(Handle handle, UUID id, boolean forUpdate) {
        Optional<String> head = handle.createQuery(
                        "SELECT head FROM release_gate WHERE id = :id" + (forUpdate ? " FOR UPDATE" : ""))
                .bind("id", id)
                .mapTo(String.class)
                .findOne();
        return head.map(noted -> new Kept(logs(handle, List.of(id)).get(0), noted))
                .filter(kept -> !kept.log().entries().isEmpty());
    }

    /** The gates with these ids, in this order, many logs in one query; without those whose log is gone. */
    static List<Gate> gates(Handle handle, List<UUID> ids) {
        return logs(handle, ids).stream()
                .filter(log -> !log.entries().isEmpty())
                .map(Gate::new)
                .toList();
    }

    /** What the figures count of the gates that a query of ids and figures finds, the oldest first. */
    static List<ReleaseFigure> figures(Handle handle, Query query) {
        List<ReleaseFigure> figures = new ArrayList<>();
        List<UUID> unwritten = new ArrayList<>();
        query.map((row, context) ->
                        Map.entry(row.getObject("id", UUID.class), Optional.ofNullable(row.getString("figure"))))
                .forEach(row -> row.getValue()
                        .ifPresentOrElse(
                                figure -> figures.add(ReleaseFigure.decode(figure)),
                                () -> unwritten.add(row.getKey())));
        gates(handle, unwritten).forEach(gate -> figures.add(ReleaseFigure.of(gate)));
        figures.sort(Comparator.comparing(ReleaseFigure::opened));
        return figures;
    }

    private static List<EventLog> logs(Handle handle, List<UUID> ids) {
        Map<UUID, List<LogEntry>> entries = new HashMap<>();
        for (int i = 0; i < ids.size(); i += CHUNK) {
            handle.createQuery("""
                SELECT gate, position, at, kind, fields, previous, hash FROM release_event
                WHERE gate IN (<ids>) ORDER BY gate, position\
                """)
                    .bindList("ids", ids.subList(i, Math.min(i + CHUNK, ids.size())))
                    .map((row, context) -> Map.entry(row.getObject("gate", UUID.class), entry(row)))
                    .forEach(found -> entries.computeIfAbsent(found.getKey(), id -> new ArrayList<>())
                            .add(found.getValue()));
        }
        return ids.stream()
                .map(id -> new EventLog(id, entries.getOrDefault(id, List.of())))
                .toList();
    }

    private static LogEntry entry(ResultSet row) throws SQLException {
        return new LogEntry(
                row.getInt("position"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                event(row.getString("kind"), row.getString("fields")),
                row.getString("previous"),
                row.getString("hash"));
    }

    /** One entry that other hands made senseless must not hide all releases; its hash tells of it. */
    private static Event event(String kind, String fields) {
        try {
            return new Event(EventKind.valueOf(kind), Fields.decode(fields));
        } catch (IllegalArgumentException e) {
            return new Event(EventKind.UNREADABLE, Fields.NONE);
        }
    }

    /** Locks what all candidates of one version of a job share, so that two that open at once come one after the other. */
    static String lockLine(Handle handle, Opening opening) {
        return lockLine(handle, opening.controller(), opening.build().job(), opening.version());
    }

    static String lockLine(Handle handle, String controller, String job, Version version) {
        String line = Sha256.of(controller + "\n" + job + "\n" + version);
        handle.execute("INSERT INTO release_line (id) VALUES (?) ON CONFLICT DO NOTHING", line);
        handle.select("SELECT id FROM release_line WHERE id = ? FOR UPDATE", line)
                .mapTo(String.class)
                .one();
        return line;
    }

    /**
     * The candidate of a line that waits, whatever clocks said, or else the latest; the line is locked. What was superseded
     * has given its issues to another, or was too late to have any.
     */
    static Optional<UUID> newest(Handle handle, String line) {
        return handle.createQuery("""
                SELECT id FROM release_gate WHERE line = :line AND state <> 'SUPERSEDED'
                ORDER BY CASE WHEN state = 'WAITING' THEN 0 ELSE 1 END, opened DESC, build DESC LIMIT 1\
                """).bind("line", line).mapTo(UUID.class).findOne();
    }

    static void insert(Handle handle, String line, Gate gate) {
        handle.createUpdate("""
            INSERT INTO release_gate (id, line, version, controller, job, build, state, opened, head)
            VALUES (:id, :line, :version, :controller, :job, :build, :state, :opened, :head)\
            """)
                .bind("id", gate.id())
                .bind("line", line)
                .bind("version", gate.version().value())
                .bind("controller", gate.opening().controller())
                .bind("job", gate.build().job())
                .bind("build", gate.build().number())
                .bind("state", gate.state().name())
                .bind("opened", gate.opened())
                .bind("head", LogEntry.FIRST)
                .execute();
        append(handle, gate, 0);
    }

    /**
     * Adds the entries after the first so many, and notes where the log ends and how the gate stands. A head to which the
     * log didn't lead stays: the end that was cut off remains missing.
     */
    static void append(Handle handle, Gate gate, int known) {
        List<LogEntry> entries = gate.log().entries();
        if (entries.size() == known) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch("""
            INSERT INTO release_event (gate, position, at, kind, fields, previous, hash)
            VALUES (:gate, :position, :at, :kind, :fields, :previous, :hash)\
            """);
        for (LogEntry entry : entries.subList(known, entries.size())) {
            batch.bind("gate", gate.id())
                    .bind("position", entry.position())
                    .bind("at", entry.at())
                    .bind("kind", entry.event().kind().name())
                    .bind("fields", entry.event().fields().encode())
                    .bind("previous", entry.previous())
                    .bind("hash", entry.hash())
                    .add();
        }
        batch.execute();
        handle.createUpdate("""
            UPDATE release_gate SET state = :state, follow_up_due = :due, figure = :figure,
                undecided_since = :undecided,
                head = CASE WHEN head = :previous THEN :head ELSE head END
            WHERE id = :id\
            """)
                .bind("state", gate.state().name())
                .bind("due", gate.followUpDue().orElse(null))
                .bind("figure", ReleaseFigure.of(gate).encode())
                .bind("undecided", gate.aftermath().openSince().orElse(null))
                .bind("previous", entries.get(known).previous())
                .bind("head", gate.log().head())
                .bind("id", gate.id())
                .execute();
    }
}
