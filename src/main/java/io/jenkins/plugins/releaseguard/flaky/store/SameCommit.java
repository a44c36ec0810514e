package io.jenkins.plugins.releaseguard.flaky.store;

import io.jenkins.plugins.releaseguard.flaky.engine.Fate;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * Flakes that no rerun showed: a test that passed and failed on the same commit in different builds of one job. A build
 * may run a test several times, on Linux and on Windows, say: if it passed and failed there, that build says nothing, or a
 * test that always fails on one of them would be flaky in each build.
 *
 * @param passedElsewhere tests that failed in this run and passed in another build of its commit
 * @param failedElsewhere tests that passed in this run and failed in another build of its commit
 * @param earlierFailures rows of those failures
 */
record SameCommit(Set<UUID> passedElsewhere, Set<UUID> failedElsewhere, List<Failure> earlierFailures) {
    private static final SameCommit NONE = new SameCommit(Set.of(), Set.of(), List.of());
    private static final int MAX_TESTS = 1_000;

    /** A failure in an earlier build. */
    record Failure(UUID identity, LocalDate day, int build, long run) {}

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
        List<Failure> suspects = failures(handle, others).stream()
                .filter(f -> passed.contains(f.identity))
                .limit(MAX_TESTS)
                .toList();
        Set<UUID> asked = new HashSet<>(failed);
        suspects.forEach(f -> asked.add(f.identity));
        Outcomes outcomes = asked.isEmpty() ? Outcomes.NONE : outcomes(handle, job, others, asked);
        List<Failure> earlier = suspects.stream()
                .filter(f -> !outcomes.passed(f.identity).contains(f.build))
                .toList();
        return new SameCommit(
                failed.stream()
                        .filter(test -> !outcomes.failed(test).containsAll(outcomes.passed(test)))
                        .collect(Collectors.toSet()),
                earlier.stream().map(Failure::identity).collect(Collectors.toSet()),
                earlier);
    }

    /** By test: in which builds a run of it passed, and in which one failed. */
    private record Outcomes(Map<UUID, Set<Integer>> passed, Map<UUID, Set<Integer>> failed) {
        static final Outcomes NONE = new Outcomes(Map.of(), Map.of());

        Set<Integer> passed(UUID test) {
            return passed.getOrDefault(test, Set.of());
        }

        Set<Integer> failed(UUID test) {
            return failed.getOrDefault(test, Set.of());
        }
    }

    private static Outcomes outcomes(Handle handle, long job, List<Run> others, Set<UUID> tests) {
        Set<Integer> builds = others.stream().map(Run::build).collect(Collectors.toSet());
        Outcomes found = new Outcomes(new HashMap<>(), new HashMap<>());
        handle.createQuery("SELECT identity, strip FROM test_day WHERE job = :job AND on_day IN (<days>)"
                        + " AND identity IN (<tests>)")
                .bind("job", job)
                .bindList("days", others.stream().map(Run::day).distinct().toList())
                .bindList("tests", new ArrayList<>(tests))
                .map((row, context) -> {
                    UUID test = row.getObject("identity", UUID.class);
                    for (TestHistoryPoint point : Strip.read("", row.getString("strip"))) {
                        if (builds.contains(point.build()) && point.fate() == Fate.PASSED) {
                            add(found.passed, test, point.build());
                        } else if (builds.contains(point.build())
                                && point.fate().failed()) {
                            add(found.failed, test, point.build());
                        }
                    }
                    return test;
                })
                .list();
        return found;
    }

    private static void add(Map<UUID, Set<Integer>> builds, UUID test, int build) {
        builds.computeIfAbsent(test, t -> new HashSet<>()).add(build);
    }

    /** Final failures that aren't known as flakes yet. */
    private static List<Failure> failures(Handle handle, List<Run> others) {
        Map<Long, Run> runs = others.stream().collect(Collectors.toMap(Run::id, r -> r));
        return handle.createQuery("SELECT DISTINCT identity, run FROM test_failure WHERE run IN (<runs>)"
                        + " AND fate IN ('FAILED', 'QUARANTINED') AND origin IS NULL")
                .bindList("runs", List.copyOf(runs.keySet()))
                .map((row, context) -> {
                    Run run = Objects.requireNonNull(runs.get(row.getLong("run")));
                    return new Failure(row.getObject("identity", UUID.class), run.day, run.build, run.id);
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
