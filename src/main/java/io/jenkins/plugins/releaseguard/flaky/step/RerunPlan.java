package io.jenkins.plugins.releaseguard.flaky.step;

import hudson.model.Result;
import hudson.model.Run;
import io.jenkins.plugins.releaseguard.database.DatabaseUnavailableException;
import io.jenkins.plugins.releaseguard.flaky.engine.Ledger;
import io.jenkins.plugins.releaseguard.flaky.engine.RerunGuard;
import io.jenkins.plugins.releaseguard.flaky.engine.selection.Framework;
import io.jenkins.plugins.releaseguard.flaky.engine.selection.SelectorTemplate;
import io.jenkins.plugins.releaseguard.flaky.report.Dialect;
import io.jenkins.plugins.releaseguard.flaky.store.Quarantines;
import java.io.Serializable;
import java.time.Duration;
import java.util.Optional;

/** What a {@code flakyRerun} was asked to do; checked, and kept in the running build. */
final class RerunPlan implements Serializable {
    private static final long serialVersionUID = 1;
    static final int MAX_RERUNS = 20;
    static final int MAX_BUDGET = 7 * 24 * 60;
    /** Longest pattern or template. */
    private static final int MAX_TEXT = 4_000;

    private static final String AUTO = "auto";

    final String results;
    final String resultsOfRerun;
    final int reruns;
    final boolean excusesQuarantined;
    final boolean publishes;
    private final String framework;
    private final String selector;
    private final int maxFailures;
    private final int maxFailureShare;
    private final int budget;
    private final boolean failing;

    /** @throws IllegalArgumentException which names the bad value */
    RerunPlan(FlakyRerunStep step) {
        results = step.getResults().strip();
        resultsOfRerun = step.getResultsOfRerun().isBlank()
                ? results
                : step.getResultsOfRerun().strip();
        reruns = step.getReruns();
        excusesQuarantined = step.isQuarantined();
        publishes = step.isPublish();
        framework = step.getFramework().strip();
        selector = step.getSelector().strip();
        maxFailures = step.getMaxFailures();
        maxFailureShare = step.getMaxFailureShare();
        budget = step.getBudget();
        failing = step.getOnFailure().equals("FAILURE");
        check(step.getOnFailure());
    }

    private void check(String onFailure) {
        if (results.isBlank()) {
            throw new IllegalArgumentException("results must name the JUnit reports, such as "
                    + "'target/surefire-reports/TEST-*.xml', but is empty");
        }
        bounded("results", results);
        bounded("resultsOfRerun", resultsOfRerun);
        bounded("selector", selector);
        between("reruns", reruns, 0, MAX_RERUNS);
        between("budget", budget, 1, MAX_BUDGET);
        if (!failing && !onFailure.equals("UNSTABLE")) {
            throw new IllegalArgumentException("onFailure must be 'UNSTABLE' or 'FAILURE', but is '" + onFailure + "'");
        }
        if (!framework.equals(AUTO) && Framework.named(framework).isEmpty()) {
            throw new IllegalArgumentException("framework must be 'auto' or one of "
                    + String.join(", ", Framework.names()) + ", but is '" + framework + "'");
        }
        if (!selector.isEmpty()) {
            new SelectorTemplate(selector);
        }
        guard();
    }

    private static void bounded(String name, String value) {
        if (value.length() > MAX_TEXT) {
            throw new IllegalArgumentException(
                    name + " must have at most " + MAX_TEXT + " characters, but has " + value.length());
        }
    }

    private static void between(String name, int value, int from, int to) {
        if (value < from || value > to) {
            throw new IllegalArgumentException(name + " must be " + from + " to " + to + ", but is " + value);
        }
    }

    RerunGuard guard() {
        return new RerunGuard(maxFailures, maxFailureShare);
    }

    /** What all reruns of the build may take together. */
    Duration budget() {
        return Duration.ofMinutes(budget);
    }

    /** Lets the failures of tests in quarantine not count. */
    static void excuse(Ledger ledger, Run<?, ?> run, RerunLog log) {
        if (!ledger.open().isEmpty()) {
            try {
                ledger.excuse(Quarantines.ofController().amnesty(run.getParent().getFullName()));
            } catch (DatabaseUnavailableException e) {
                log.say("Tests in quarantine count as others, as the quarantine can't be read. " + e.getMessage());
            }
        }
    }

    /** Whether the tool is to be guessed from its reports. */
    boolean guesses() {
        return selector.isEmpty() && framework.equals(AUTO);
    }

    /** How tests are selected; empty if it was to be guessed and can't be: then all tests are rerun. */
    Optional<Framework> framework(Dialect written) {
        if (!selector.isEmpty()) {
            return Optional.of(new SelectorTemplate(selector));
        }
        return framework.equals(AUTO) ? written.framework().flatMap(Framework::named) : Framework.named(framework);
    }

    /** What the build gets when tests still fail. */
    Result onFailure() {
        return failing ? Result.FAILURE : Result.UNSTABLE;
    }
}
