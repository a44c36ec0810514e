package io.jenkins.plugins.releaseguard.signoff.store;

import io.jenkins.plugins.releaseguard.database.Database;
import io.jenkins.plugins.releaseguard.signoff.engine.Build;
import io.jenkins.plugins.releaseguard.signoff.engine.Check;
import io.jenkins.plugins.releaseguard.signoff.engine.Gate;
import io.jenkins.plugins.releaseguard.signoff.engine.GateState;
import io.jenkins.plugins.releaseguard.signoff.engine.Ruling;
import io.jenkins.plugins.releaseguard.signoff.engine.VerificationRules;
import io.jenkins.plugins.releaseguard.signoff.engine.Version;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * What builds that verify releases write into their logs. Each change is one transaction as those of {@link Gates}, and
 * can be repeated: a verification is known by its id.
 */
public final class Verifications {

    /** How many versions are named to somebody who asked for another one. */
    private static final int MOST_NAMED = 5;

    private final Gates gates;
    private final Supplier<Database> database;
    private final Supplier<String> controller;

    Verifications(Gates gates, Supplier<Database> database, Supplier<String> controller) {
        this.gates = gates;
        this.database = database;
        this.controller = controller;
    }

    /**
     * The signed release of a version of a job: the one that this build signed, or the newest.
     *
     * @param build number of the build that asks, if it is one of that job; else 0
     */
    public Optional<UUID> signed(Version version, String job, int build) {
        return database.get()
                .read(handle -> handle.createQuery("""
                        SELECT id FROM release_gate
                        WHERE controller = :controller AND state = 'SIGNED' AND job = :job AND version = :version
                        ORDER BY CASE WHEN build = :build THEN 0 ELSE 1 END, opened DESC, id LIMIT 1\
                        """)
                        .bind("controller", controller.get())
                        .bind("job", job)
                        .bind("version", version.value())
                        .bind("build", build)
                        .mapTo(UUID.class)
                        .findOne());
    }

    /** What there is of a job instead of a signed release of this version, in a sentence. */
    public String instead(Version version, String job) {
        return database.get().read(handle -> {
            Optional<String> unsigned = handle.createQuery("""
                            SELECT build, state FROM release_gate
                            WHERE controller = :controller AND job = :job AND version = :version
                            ORDER BY opened DESC, id LIMIT 1\
                            """)
                    .bind("controller", controller.get())
                    .bind("job", job)
                    .bind("version", version.value())
                    .map((row, context) -> "the latest, of build #" + row.getInt("build") + ", is "
                            + GateState.valueOf(row.getString("state")).words())
                    .findOne();
            List<String> others = handle.createQuery("""
                            SELECT version FROM release_gate
                            WHERE controller = :controller AND job = :job AND state = 'SIGNED'
                            GROUP BY version ORDER BY MAX(opened) DESC, version LIMIT :most\
                            """)
                    .bind("controller", controller.get())
                    .bind("job", job)
                    .bind("most", MOST_NAMED)
                    .mapTo(String.class)
                    .list();
            return unsigned.orElse("there is none")
                    + (others.isEmpty()
                            ? "; nothing of this job is signed"
                            : "; signed are " + String.join(", ", others));
        });
    }

    /**
     * Begins a verification, or says why it can't be begun; empty if there is no such release.
     *
     * @param id unique, chosen by the build
     * @param checks names of what will be checked, as far as announced
     */
    public Optional<Ruling> begin(UUID gate, String id, Build build, List<String> checks) {
        return gates.change(
                gate,
                kept -> Gates.flaw(kept)
                        .<Ruling>map(why -> new Ruling.Refused(kept.gate(), why))
                        .orElseGet(() -> rules(kept.gate()).begin(kept.gate(), id, build, checks)),
                Ruling::gate);
    }

    /** Keeps the results of a verification; see {@link VerificationRules#end}. */
    public void end(UUID gate, String id, List<Check> checks, String problem) {
        gates.change(gate, kept -> rules(kept).end(kept, id, checks, problem));
    }

    /** Notes that the build doesn't wait for a decision any more; nothing if there is one. */
    public void abandon(UUID gate, String id, String reason) {
        gates.change(gate, kept -> rules(kept).abandon(kept, id, reason));
    }

    private VerificationRules rules(Gate gate) {
        return new VerificationRules(gates.around(gate.opening()).now());
    }
}
