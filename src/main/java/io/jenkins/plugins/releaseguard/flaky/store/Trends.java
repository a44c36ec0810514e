package io.jenkins.plugins.releaseguard.flaky.store;

import io.jenkins.plugins.releaseguard.database.ControllerDatabase;
import io.jenkins.plugins.releaseguard.database.Database;
import io.jenkins.plugins.releaseguard.database.DatabaseUnavailableException;
import io.jenkins.plugins.releaseguard.flaky.engine.quarantine.AgeStep;
import io.jenkins.plugins.releaseguard.platform.ControllerHome;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * The trend of the quarantine: each day's numbers are kept, since what stood where then can't be told later.
 *
 * <p>Every method throws {@link DatabaseUnavailableException} when the database can't be reached.
 */
public final class Trends {
    private static final Duration WEEK = Duration.ofDays(7);

    private final Database database;
    private final String controller;

    public Trends(Database database, String controller) {
        this.database = database;
        this.controller = controller;
    }

    public static Trends ofController() {
        return new Trends(ControllerDatabase.get(), ControllerHome.controllerId());
    }

    /** Keeps the numbers of the day (UTC); asked again on the same day it keeps the new ones. */
    public void keep(Instant now) {
        database.run(handle -> {
            Map<String, Integer> flaky = flaky(handle, now);
            flaky.keySet().forEach(job -> Scopes.of(handle, controller, job));
            handle.createQuery("SELECT id, name FROM quarantine_scope WHERE controller = :controller ORDER BY id"
                            + " FOR UPDATE")
                    .bind("controller", controller)
                    .map((row, context) -> Map.entry(row.getLong("id"), row.getString("name")))
                    .list()
                    .forEach(scope ->
                            keep(handle, scope.getKey(), Days.of(now), flaky.getOrDefault(scope.getValue(), 0)));
        });
    }

    private Map<String, Integer> flaky(Handle handle, Instant now) {
        return handle
                .createQuery("SELECT j.name, COUNT(DISTINCT f.identity) AS number FROM test_run r"
                        + " JOIN test_failure f ON f.run = r.id JOIN tested_job j ON j.id = r.job"
                        + " WHERE j.controller = :controller AND r.ran_at > :since AND r.ran_at <= :now"
                        + " AND f.origin IS NOT NULL GROUP BY j.name")
                .bind("controller", controller)
                .bind("since", Texts.time(now.minus(WEEK)))
                .bind("now", Texts.time(now))
                .map((row, context) -> Map.entry(row.getString("name"), row.getInt("number")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static void keep(Handle handle, long scope, LocalDate day, int flaky) {
        handle.createUpdate("DELETE FROM quarantine_day WHERE scope = :scope AND on_day = :day")
                .bind("scope", scope)
                .bind("day", day)
                .execute();
        handle.createUpdate("INSERT INTO quarantine_day (scope, on_day, flaky, quarantined, overdue, mitigated)"
                        + " SELECT :scope, :day, :flaky, COALESCE(SUM(CASE WHEN state = 'QUARANTINED' THEN 1 ELSE 0 END), 0),"
                        + " COALESCE(SUM(CASE WHEN state = 'QUARANTINED' AND age_steps > :overdue THEN 1 ELSE 0 END), 0),"
                        + " COALESCE(SUM(CASE WHEN state IN ('MITIGATED', 'WATCHED') THEN 1 ELSE 0 END), 0)"
                        + " FROM quarantine_entry WHERE scope = :scope")
                .bind("scope", scope)
                .bind("day", day)
                .bind("flaky", flaky)
                .bind("overdue", AgeStep.OVERDUE.ordinal())
                .execute();
    }

    /**
     * The days since this one of which numbers were kept, summed up over these jobs and folders.
     *
     * @param scopes ids
     */
    public List<TrendDay> since(LocalDate first, Set<Long> scopes) {
        if (scopes.isEmpty()) {
            return List.of();
        }
        return database.read(handle -> handle.createQuery("SELECT on_day, SUM(flaky) AS flaky, SUM(quarantined)"
                        + " AS quarantined, SUM(overdue) AS overdue, SUM(mitigated) AS mitigated FROM quarantine_day"
                        + " WHERE on_day >= :first AND scope IN (<scopes>) GROUP BY on_day ORDER BY on_day")
                .bind("first", first)
                .bindList("scopes", List.copyOf(scopes))
                .map((row, context) -> new TrendDay(
                        row.getObject("on_day", LocalDate.class),
                        row.getInt("flaky"),
                        row.getInt("quarantined"),
                        row.getInt("overdue"),
                        row.getInt("mitigated")))
                .list());
    }

    /** Forgets the days before this one. */
    public void prune(LocalDate before) {
        database.run(handle -> handle.createUpdate("DELETE FROM quarantine_day WHERE on_day < :day"
                        + " AND scope IN (SELECT id FROM quarantine_scope WHERE controller = :controller)")
                .bind("day", before)
                .bind("controller", controller)
                .execute());
    }
}
