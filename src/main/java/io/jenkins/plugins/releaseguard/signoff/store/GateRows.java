package io.jenkins.plugins.releaseguard.signoff.store;

import io.jenkins.plugins.releaseguard.signoff.engine.Build;
import io.jenkins.plugins.releaseguard.signoff.engine.Decision;
import io.jenkins.plugins.releaseguard.signoff.engine.Gate;
import io.jenkins.plugins.releaseguard.signoff.engine.GateState;
import io.jenkins.plugins.releaseguard.signoff.engine.Person;
import io.jenkins.plugins.releaseguard.signoff.engine.Signature;
import io.jenkins.plugins.releaseguard.signoff.engine.Version;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Reads gates with their signatures in one query, however many there are. */
final class GateRows {

    private static final String SELECT = """
        select g.id, g.version, g.job, g.build, g.requester_key, g.requester_id, g.requester_name, g.approvals,
            g.state, g.opened, s.person_key, s.person_id, s.person_name, s.decision, s.reason, s.signed
        from release_gate g left join release_signature s on s.gate = g.id
        """;

    private GateRows() {}

    /** @param condition a where and an order by clause, the signatures of a gate in order */
    static List<Gate> gates(Handle handle, String condition, Map<String, ?> parameters) {
        Map<UUID, Gate> gates = new LinkedHashMap<>();
        handle.createQuery(SELECT + condition)
                .bindMap(parameters)
                .map((row, context) -> gate(row))
                .forEach(gate -> gates.merge(gate.id(), gate, GateRows::join));
        return List.copyOf(gates.values());
    }

    /** One row: the gate with one of its signatures or none. */
    private static Gate gate(ResultSet row) throws SQLException {
        return new Gate(
                row.getObject("id", UUID.class),
                new Version(row.getString("version")),
                new Build(row.getString("job"), row.getInt("build")),
                person(row, "requester_"),
                row.getInt("approvals"),
                GateState.valueOf(row.getString("state")),
                instant(row, "opened"),
                signatures(row));
    }

    private static List<Signature> signatures(ResultSet row) throws SQLException {
        Person person = person(row, "person_");
        return person == null
                ? List.of()
                : List.of(new Signature(
                        person,
                        Decision.valueOf(row.getString("decision")),
                        row.getString("reason"),
                        instant(row, "signed")));
    }

    private static @Nullable Person person(ResultSet row, String prefix) throws SQLException {
        String key = row.getString(prefix + "key");
        return key == null ? null : new Person(key, row.getString(prefix + "id"), row.getString(prefix + "name"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static Gate join(Gate gate, Gate next) {
        List<Signature> signatures = new ArrayList<>(gate.signatures());
        signatures.addAll(next.signatures());
        return new Gate(
                gate.id(),
                gate.version(),
                gate.build(),
                gate.requester(),
                gate.approvals(),
                gate.state(),
                gate.opened(),
                signatures);
    }
}
