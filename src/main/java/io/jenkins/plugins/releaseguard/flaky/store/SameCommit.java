package io.jenkins.plugins.releaseguard.flaky.store;

import io.jenkins.plugins.releaseguard.flaky.engine.Fate;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * Flakes that no rerun showed: a test that passed and failed on the same commit in different builds of one job.
 *
 * @param passedElsewhere tests that failed in this run and passed in another build of its commit
 * @param failedElsewhere tests that passed in this run and failed in another build of its commit
 * @param earlierFailures rows of those failures
 */
record SameCommit(Set<UUID> passedElsewhere, Set<UUID> failedElsewhere, List<Failure> earlierFailures) {
    private static final SameCommit NONE = new SameCommit(Set.of(), Set.of(), List.of());
    private static final int MAX_TESTS = 1_000;

    /** A failure in an earlier build. */
    record Failure(UUID identity, LocalDate day, long run) {}

    private record Run(long id, int build, LocalDate day) {}

    static SameCommit find(Handle handle, long job, TestRun run, List<CaseLine> lines) {
        if (run.commit().isBlank()) {
            return NONE;
        }
        List<Run> others = handle.createQuery(
                        "SELECT id, build, ran_at FROM test_run WHERE job = :job AND commit_id = :commit"
                                + " AND build <> :build")
                .bind("job", job)
                .bind("commit", Texts.storable(run.commit(), 64))
                .bind("build", run.build())
                .map((row, context) -> new Run(row.getLong("id"), row.getInt("build"), Days.of(row, "ran_at")))
                .list();
        if (others.isEmpty()) {
            return NONE;
        }
        Set<UUID> failed = lines.stream()
                .filter(l -> l.fate().failed())
                .limit(MAX_TESTS)
                .map(CaseLine::identity)
                .collect(Collectors.toSet());
        Set<UUID> passed = lines.stream()
                .filter(l -> l.fate() == Fate.PASSED)
                .map(CaseLine::identity)
                .collect(Collectors.toSet());
        List<Failure> earlier = failures(handle, others).stream()
                .filter(f -> passed.contains(f.identity))
                .toList();
        return new SameCommit(
                failed.isEmpty() ? Set.of() : passed(handle, job, others, failed),
                earlier.stream().map(Failure::identity).collect(Collectors.toSet()),
                earlier);
    }

    private static Set<UUID> passed(Handle handle, long job, List<Run> others, Set<UUID> tests) {
        Set<Integer> builds = others.stream().map(Run::build).collect(Collectors.toSet());
        Set<UUID> found = new HashSet<>();
        handle.createQuery("SELECT identity, strip FROM test_day WHERE job = :job AND on_day IN (<days>)"
                        + " AND identity IN (<tests>)")
                .bind("job", job)
                .bindList("days", others.stream().map(Run::day).distinct().toList())
                .bindList("tests", new ArrayList<>(tests))
                .map((row, context) -> {
                    boolean any = Strip.read("", row.getString("strip")).stream()
                            .anyMatch(p -> p.fate() == Fate.PASSED && builds.contains(p.build()));
                    return any ? found.add(row.getObject("identity", UUID.class)) : false;
                })
                .list();
        return found;
    }

    /** Final failures that aren't known as flakes yet. */
    private static List<Failure> failures(Handle handle, List<Run> others) {
        Map<Long, LocalDate> days = others.stream().collect(Collectors.toMap(Run::id, Run::day));
        return handle.createQuery("SELECT DISTINCT identity, run FROM test_failure WHERE run IN (<runs>)"
                        + " AND fate IN ('FAILED', 'QUARANTINED') AND origin IS NULL")
                .bindList("runs", List.copyOf(days.keySet()))
                .map((row, context) -> {
                    long run = row.getLong("run");
                    LocalDate day = Objects.requireNonNull(days.get(run));
                    return new Failure(row.getObject("identity", UUID.class), day, run);
                })
                .list();
    }

    /** Counts the flakes, those of earlier builds on their own days. */
    void mark(Handle handle, long job, LocalDate today) {
        passedElsewhere.forEach(test -> flaked(handle, job, today, test));
        for (Failure failure : earlierFailures) {
            handle.createUpdate("UPDATE test_failure SET origin = 'BUILDS' WHERE run = :run AND identity = :test")
                    .bind("run", failure.run)
                    .bind("test", failure.identity)
                    .execute();
            flaked(handle, job, failure.day, failure.identity);
        }
    }

    private static void flaked(Handle handle, long job, LocalDate day, UUID test) {
        handle.createUpdate("UPDATE test_day SET flakes = flakes + 1 WHERE job = :job AND on_day = :day"
                        + " AND identity = :test")
                .bind("job", job)
                .bind("day", day)
                .bind("test", test)
                .execute();
    }
}
