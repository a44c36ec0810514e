package io.jenkins.plugins.releaseguard.flaky.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Puts together the test cases of a report that are attempts of one test, for the tools that write one case for each
 * attempt: gotestsum, go-junit-report, Gradle without {@code mergeReruns}, pytest with pytest-rerunfailures or with a
 * tear-down that fails.
 */
final class AttemptMerge implements Consumer<TestCase> {
    private static final int MAX_RETRIES = 20;

    private final Consumer<TestCase> sink;
    /** By the identity of the first case; only of tools that write attempts as cases. */
    private final Map<TestId, List<TestCase>> held = new LinkedHashMap<>();

    AttemptMerge(Consumer<TestCase> sink) {
        this.sink = sink;
    }

    @Override
    public void accept(TestCase test) {
        switch (test.dialect()) {
            case GO, PYTEST, GRADLE ->
                held.computeIfAbsent(test.id().first(), id -> new ArrayList<>(1))
                        .add(test);
            default -> sink.accept(test);
        }
    }

    /** Passes on what was held back, when the report has been read to its end. */
    void end() {
        for (List<TestCase> cases : held.values()) {
            if (cases.size() > 1 && Repeats.areAttempts(cases.get(0).dialect(), cases)) {
                sink.accept(merged(cases));
            } else {
                cases.forEach(sink);
            }
        }
        held.clear();
    }

    private static TestCase merged(List<TestCase> cases) {
        TestCase first = cases.get(0);
        TestCase last = cases.get(cases.size() - 1);
        List<Trace> failures = new ArrayList<>();
        double seconds = 0;
        Outcome worst = Outcome.PASSED;
        for (TestCase attempt : cases) {
            seconds += attempt.seconds();
            worst = worst.worse(attempt.outcome());
            if (attempt.failure() != null && failures.size() < MAX_RETRIES) {
                failures.add(attempt.failure());
            }
        }
        boolean failed;
        if (first.dialect() == Dialect.PYTEST) {
            // all failures that pytest writes are final: of an attempt that was repeated it writes a case that passes
            failed = worst.isFailure();
            if (worst == Outcome.PASSED) {
                failures.addAll(Collections.nCopies(cases.size() - 1, Trace.NONE));
            }
        } else {
            failed = last.outcome().isFailure();
        }
        Outcome outcome = failed ? worst : last.outcome();
        @Nullable Trace failure = failed && !failures.isEmpty() ? failures.remove(0) : null;
        return new TestCase(first.id().first(), outcome, seconds, failure, failures, first.dialect(), cases.size());
    }
}
