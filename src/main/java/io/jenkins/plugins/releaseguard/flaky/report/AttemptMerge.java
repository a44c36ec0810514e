package io.jenkins.plugins.releaseguard.flaky.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Puts together the test cases of a report that are attempts of one test, for the tools that write one case for each
 * attempt: gotestsum, go-junit-report, Gradle without {@code mergeReruns}, pytest with pytest-rerunfailures or with a
 * tear-down that fails.
 *
 * <p>Nothing but a failure is ever retried. So where a test stands again behind a pass or a skip, the suite as a whole
 * ran more than once ({@code -count=2}, a parameterized class), and a pass in it makes up for no failure.
 */
final class AttemptMerge implements Consumer<TestCase> {
    private static final int MAX_RETRIES = 20;
    /** Of so many failures the traces are kept until the report has been read. */
    private static final int MAX_TRACES = 1_000;

    private static final Trace GIVEN_UP = new Trace(false, "", "failed, and was skipped when it was repeated", "");

    private final Consumer<TestCase> sink;
    /** By the identity of the first case; only of tools that write attempts as cases. */
    private final Map<TestId, Attempts> held = new LinkedHashMap<>();

    private int traces;

    AttemptMerge(Consumer<TestCase> sink) {
        this.sink = sink;
    }

    /** All test cases of one name. */
    private static final class Attempts {
        private final List<TestCase> cases = new ArrayList<>(1);
        /** Whether the cases may be attempts of one test, as far as their names and traces show. */
        private boolean one = true;

        /** Whether a pass or a skip was followed by another case. */
        private boolean goOnUnfailed() {
            return cases.stream()
                    .limit(cases.size() - 1L)
                    .anyMatch(c -> !c.outcome().isFailure());
        }
    }

    @Override
    public void accept(TestCase test) {
        switch (test.dialect()) {
            case GO, PYTEST, GRADLE -> {
                Attempts attempts = held.computeIfAbsent(test.id().first(), id -> new Attempts());
                attempts.one &= Repeats.mayBeAttempt(test);
                attempts.cases.add(bounded(test));
            }
            default -> sink.accept(test);
        }
    }

    /** A report may hold any number of failures, and all of them wait here for its end. */
    private TestCase bounded(TestCase test) {
        if (test.failure() == null && test.retries().isEmpty()) {
            return test;
        }
        if (traces < MAX_TRACES) {
            traces += 1 + test.retries().size();
            return test;
        }
        return new TestCase(
                test.id(),
                test.outcome(),
                test.seconds(),
                test.failure() == null ? null : Trace.NONE,
                Collections.nCopies(test.retries().size(), Trace.NONE),
                test.dialect(),
                test.cases());
    }

    /** Passes on what was held back, when the report has been read to its end. */
    void end() {
        Set<String> ranAgain = new HashSet<>();
        held.forEach((id, attempts) -> {
            if (attempts.goOnUnfailed() && Repeats.isWhole(attempts.cases.get(0))) {
                ranAgain.add(id.suite());
            }
        });
        held.forEach((id, attempts) -> passOn(attempts, ranAgain.contains(id.suite())));
        held.clear();
    }

    private void passOn(Attempts attempts, boolean ranAgain) {
        List<TestCase> cases = attempts.cases;
        boolean isGradle = cases.get(0).dialect() == Dialect.GRADLE;
        if (cases.size() > 1 && attempts.one && !(isGradle && ranAgain)) {
            sink.accept(merged(cases, ranAgain));
        } else {
            cases.forEach(c -> sink.accept(isGradle && ranAgain && c.passedOnRetry() ? failed(c) : c));
        }
    }

    private static TestCase merged(List<TestCase> cases, boolean ranAgain) {
        TestCase first = cases.get(0);
        Outcome last = cases.get(cases.size() - 1).outcome();
        List<Trace> failures = new ArrayList<>();
        double seconds = 0;
        Outcome worst = Outcome.PASSED;
        boolean onlyLastPassed = last == Outcome.PASSED && !ranAgain;
        for (int i = 0; i < cases.size(); i++) {
            TestCase attempt = cases.get(i);
            seconds += attempt.seconds();
            worst = worst.worse(attempt.outcome());
            onlyLastPassed &= attempt.outcome().isFailure() || i == cases.size() - 1;
            if (attempt.failure() != null && failures.size() < MAX_RETRIES) {
                failures.add(attempt.failure());
            }
        }
        Outcome outcome = worst.isFailure() ? worst : last;
        if (first.dialect() == Dialect.PYTEST) {
            // all failures that pytest writes are final: of an attempt that was repeated it writes a case that passes
            if (worst == Outcome.PASSED) {
                failures.addAll(Collections.nCopies(cases.size() - 1, Trace.NONE));
            } else if (last == Outcome.SKIPPED && first.outcome() == Outcome.PASSED) {
                outcome = Outcome.FAILED;
                failures.add(GIVEN_UP);
            }
        } else if (onlyLastPassed) {
            outcome = Outcome.PASSED;
        }
        @Nullable Trace failure = outcome.isFailure() && !failures.isEmpty() ? failures.remove(0) : null;
        return new TestCase(first.id().first(), outcome, seconds, failure, failures, first.dialect(), cases.size());
    }

    /** The tool's word that it passed when it was repeated isn't taken. */
    private static TestCase failed(TestCase test) {
        List<Trace> retries = new ArrayList<>(test.retries());
        Trace failure = retries.remove(0);
        Outcome outcome = failure.isError() ? Outcome.ERROR : Outcome.FAILED;
        return new TestCase(test.id(), outcome, test.seconds(), failure, retries, test.dialect(), test.cases());
    }
}
