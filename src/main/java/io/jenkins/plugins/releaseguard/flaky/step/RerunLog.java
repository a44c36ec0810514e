package io.jenkins.plugins.releaseguard.flaky.step;

import io.jenkins.plugins.releaseguard.flaky.engine.Ledger;
import io.jenkins.plugins.releaseguard.flaky.engine.Suspect;
import io.jenkins.plugins.releaseguard.flaky.report.Dialect;
import io.jenkins.plugins.releaseguard.flaky.report.ReportDigest;
import io.jenkins.plugins.releaseguard.flaky.report.Trace;
import java.io.PrintStream;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the step tells in the build's log. Names come from reports: control characters are not printed. */
final class RerunLog {
    private static final int MAX_LINES = 50;
    private static final int MAX_LINE = 1_000;

    private final String step;
    private final PrintStream out;

    /** @param step begins each line */
    RerunLog(String step, PrintStream out) {
        this.step = step;
        this.out = out;
    }

    void say(String line) {
        out.println("[" + step + "] " + printable(line));
    }

    /** Without control characters and of bounded length. */
    static String printable(String line) {
        String printable = line.replaceAll("\\p{Cntrl}", " ");
        return printable.length() <= MAX_LINE ? printable : printable.substring(0, MAX_LINE) + "…";
    }

    /** What was read of reports that are no rerun's. */
    void read(ReportDigest digest) {
        say("%s, %s, %d failed, %d skipped"
                .formatted(
                        count(digest.reports(), "report"),
                        count(digest.cases(), "test"),
                        digest.failed(),
                        digest.skipped()));
        each(digest.retried(), t -> "  flaky: " + t.id() + ", which the test tool itself retried until it passed");
        reports(digest);
    }

    private static String headline(Suspect suspect) {
        List<Trace> failures = suspect.failures();
        String headline =
                failures.isEmpty() ? "" : failures.get(failures.size() - 1).headline();
        return headline.isEmpty() ? "" : ": " + headline;
    }

    /** What to add to the news that there is no report. */
    static String ignored(ReportDigest digest) {
        return digest.ignored() == 0 ? "" : ", only " + count(digest.ignored(), "older one");
    }

    /** What the tool was guessed to be, by its reports. */
    void guessed(Dialect dialect) {
        say(dialect.framework()
                .map(name -> "framework: 'auto' takes the reports for those of " + name)
                .orElse("framework: 'auto' doesn't know these reports, so all tests are rerun; name the framework, or"
                        + " give a selector"));
    }

    /** Names of the broken reports, and what is wrong with them. */
    static String broken(ReportDigest digest) {
        return digest.broken().stream()
                .limit(5)
                .map(b -> b.path() + ": " + b.reason())
                .collect(Collectors.joining("; "));
    }

    /** @param selection empty for all tests */
    void attempt(RerunCourse course, int reruns, List<Suspect> failing, String selection) {
        say("%s of %s, at most %d: %s"
                .formatted(
                        course.title(),
                        count(failing.size(), "failed test"),
                        reruns,
                        selection.isEmpty() ? "all tests, as these can't be selected by name" : selection));
        each(failing, s -> "  " + s.id() + headline(s));
    }

    void judged(int attempt, ReportDigest digest, Ledger ledger) {
        reports(digest);
        each(ledger.suspects().stream().filter(s -> s.attempt() == attempt).toList(), s -> "  " + verdict(s));
    }

    void conclusion(Ledger ledger) {
        each(ledger.flaky(), s -> "Flaky: " + s.id() + ", passed in attempt " + s.attempt());
        each(ledger.open(), s -> "Still fails: " + s.id() + ", " + s.reason());
        notCounted(ledger);
    }

    /** The failures that are excused, and why. */
    void notCounted(Ledger ledger) {
        each(ledger.excused(), s -> "Doesn't count: " + s.id() + ", " + s.reason() + ", " + s.excuse());
    }

    /** Warns of what the reports can't show. */
    void hiddenRetries(Dialect dialect) {
        dialect.hiddenRetry()
                .ifPresent(retry -> say("The reports of " + dialect.framework().orElse("this tool")
                        + " don't show what it retried by itself (" + retry
                        + "): such a test looks as if it had passed at once"));
    }

    private static String verdict(Suspect suspect) {
        return suspect.isFlaky() ? "passed: " + suspect.id() : "still fails: " + suspect.id() + ", " + suspect.reason();
    }

    private void reports(ReportDigest digest) {
        digest.broken().stream().limit(MAX_LINES).forEach(b -> say("  can't read " + b.path() + ": " + b.reason()));
        if (digest.ignored() > 0) {
            say("  left out %s, which this run didn't write".formatted(count(digest.ignored(), "older report")));
        }
    }

    /** A line for each, and how many are left out. */
    private <T> void each(List<T> all, Function<T, String> line) {
        all.stream().limit(MAX_LINES).map(line).forEach(this::say);
        if (all.size() > MAX_LINES) {
            say("  and " + (all.size() - MAX_LINES) + " more");
        }
    }

    static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
