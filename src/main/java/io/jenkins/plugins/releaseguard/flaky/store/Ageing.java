package io.jenkins.plugins.releaseguard.flaky.store;

import io.jenkins.plugins.releaseguard.database.ControllerDatabase;
import io.jenkins.plugins.releaseguard.database.Database;
import io.jenkins.plugins.releaseguard.database.DatabaseUnavailableException;
import io.jenkins.plugins.releaseguard.flaky.engine.quarantine.AgeLimits;
import io.jenkins.plugins.releaseguard.flaky.engine.quarantine.AgeStep;
import io.jenkins.plugins.releaseguard.flaky.engine.quarantine.Course;
import io.jenkins.plugins.releaseguard.flaky.engine.quarantine.Proposal;
import io.jenkins.plugins.releaseguard.platform.ControllerHome;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * The ageing of what is in quarantine. A step and what must be told about it are one transaction: so a step is taken
 * once, whatever dies when, and is told until that succeeded.
 *
 * <p>Every method throws {@link DatabaseUnavailableException} when the database can't be reached.
 */
public final class Ageing {
    private static final int MAX_ORDERS = 500;

    private final Database database;
    private final String controller;
    private final QuarantineSettings settings;

    public Ageing(Database database, String controller, QuarantineSettings settings) {
        this.database = database;
        this.controller = controller;
        this.settings = settings;
    }

    /** The ageing of this controller's entries. */
    public static Ageing ofController() {
        return new Ageing(ControllerDatabase.get(), ControllerHome.controllerId(), QuarantineSettings.ofController());
    }

    /** Takes all steps that are due by now and weren't taken yet, also those that a downtime kept from being taken. */
    public void takeSteps(Instant now) {
        Course course = new Course(settings.policy());
        for (long id : candidates(now)) {
            boolean more = true;
            while (more) {
                more = database.write(handle -> step(handle, course, id, now));
            }
        }
    }

    /** Entries whose next step is due: the others needn't be locked, every hour, to find that out. */
    private List<Long> candidates(Instant now) {
        AgeLimits limits = settings.policy().ages();
        return database.read(handle -> Arrays.stream(AgeStep.values())
                .flatMap(step -> candidates(handle, step, now.minus(step.after(limits))).stream())
                .sorted()
                .toList());
    }

    private List<Long> candidates(Handle handle, AgeStep next, Instant startedBy) {
        return handle.createQuery("SELECT e.id FROM quarantine_entry e JOIN quarantine_scope s ON s.id = e.scope"
                        + " WHERE s.controller = :controller AND e.state = 'QUARANTINED' AND e.age_steps = :taken"
                        + " AND e.clock_start <= :by")
                .bind("controller", controller)
                .bind("taken", next.ordinal())
                .bind("by", Texts.time(startedBy))
                .mapTo(Long.class)
                .list();
    }

    private boolean step(Handle handle, Course course, long id, Instant now) {
        Optional<StoredEntry> stored = EntryRows.lock(handle, controller, id);
        Optional<Course.Aged> aged = stored.flatMap(s -> course.age(s.entry(), now));
        if (stored.isEmpty() || aged.isEmpty()) {
            return false;
        }
        Course.Aged step = aged.get();
        EntryRows.save(
                handle,
                stored.get().entry(),
                step.entry(),
                Scopes.of(handle, controller, step.entry().scope()));
        NoteRows.insert(handle, id, step.entry().state(), step.note());
        order(handle, step, now);
        return true;
    }

    private void order(Handle handle, Course.Aged step, Instant now) {
        Proposal proposal = step.entry().proposal();
        String text = step.entry().test().displayName() + " in " + step.entry().scope() + ": "
                + step.note().text();
        handle.createUpdate("INSERT INTO ticket_order (id, controller, entry, ticket, step, text, ordered_at)"
                        + " VALUES (:id, :controller, :entry, :ticket, :step, :text, :at)")
                .bind("id", UUID.randomUUID())
                .bind("controller", controller)
                .bind("entry", step.entry().id())
                .bind("ticket", proposal == null ? "" : Texts.storable(proposal.ticket(), 500))
                .bind("step", step.step().name())
                .bind("text", Texts.storable(text, 4_000))
                .bind("at", Texts.time(now))
                .execute();
    }

    /** What wasn't told yet, oldest first. */
    public List<AgeOrder> orders() {
        return database.read(handle -> handle.createQuery("""
                        SELECT o.id, o.entry, o.ticket, o.step, o.text, COALESCE(e.owner, '') AS owner, COALESCE(s.name, '') AS scope
                        FROM ticket_order o
                        LEFT JOIN quarantine_entry e ON e.id = o.entry
                        LEFT JOIN quarantine_scope s ON s.id = e.scope
                        WHERE o.controller = :controller ORDER BY o.arrival LIMIT :limit\
                        """)
                .bind("controller", controller)
                .bind("limit", MAX_ORDERS)
                .map((row, context) -> new AgeOrder(
                        row.getObject("id", UUID.class),
                        row.getLong("entry"),
                        row.getString("scope"),
                        row.getString("owner"),
                        row.getString("ticket"),
                        AgeStep.valueOf(row.getString("step")),
                        row.getString("text")))
                .list());
    }

    /** It was told. */
    public void told(AgeOrder order) {
        database.run(handle -> handle.createUpdate("DELETE FROM ticket_order WHERE id = :id")
                .bind("id", order.id())
                .execute());
    }
}
