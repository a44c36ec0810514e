package io.jenkins.plugins.releaseguard.signoff.engine;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The smoke tests of a release after one deployment, and what people decided upon them. Built by reading a log. */
public final class Verification {

    private final LogEntry begun;
    private String job;
    private @Nullable LogEntry ended;
    private @Nullable LogEntry abandoned;
    private final Decision decision = new Decision();

    Verification(LogEntry begun) {
        this.begun = begun;
        this.job = begun.event().fields().text("job");
    }

    void jobRenamed(String from, String to) {
        if (job.equals(from)) {
            job = to;
        }
    }

    void read(LogEntry entry) {
        if (entry.event().kind() == EventKind.VERIFIED) {
            ended = entry;
        } else {
            abandoned = entry;
        }
    }

    /** Unique; the build chose it. */
    public String id() {
        return begun.event().fields().text("verification");
    }

    /** Which build verifies, its job by the present name. */
    public Build build() {
        return new Build(job, begun.event().fields().number("build"));
    }

    /** The entry that began it. */
    public LogEntry begun() {
        return begun;
    }

    /** The entry with the results; null while there are none. */
    public @Nullable LogEntry ended() {
        return ended;
    }

    /** The names of the checks that were announced. */
    List<String> declared() {
        return Stream.of(begun.event().fields().text("checks").split("\n"))
                .filter(name -> !name.isEmpty())
                .toList();
    }

    /** The checks; without results, those that were announced. */
    public List<Check> checks() {
        return ended == null
                ? declared().stream().map(Check::notRun).toList()
                : Check.of(ended.event().fields());
    }

    /** What failed outside of any check; empty if nothing did. */
    public String problem() {
        return ended == null ? "" : ended.event().fields().text("problem");
    }

    /** Whether the smoke tests are still running. */
    public boolean isRunning() {
        return ended == null && abandoned == null;
    }

    /** Why the build doesn't wait for a decision (any more); empty while it does. */
    public String abandoned() {
        return abandoned == null ? "" : abandoned.event().fields().text("reason");
    }

    /** Whether its build has more to do: to end the smoke tests, or to wait for a decision. */
    boolean isGoingOn() {
        return abandoned == null && (ended == null || !decision.isMade());
    }

    /** Whether the smoke tests ended and everything passed. */
    public boolean isPassed() {
        return ended != null && problem().isEmpty() && checks().stream().allMatch(Check::isPassed);
    }

    /** What people decided before the next verification began. */
    public Decision decision() {
        return decision;
    }

    /** Since when people can decide; null while the smoke tests are running. */
    @Nullable
    Instant over() {
        LogEntry entry = ended == null ? abandoned : ended;
        return entry == null ? null : entry.at();
    }

    /** What the results come to, such as {@code 2 of 3 checks passed; failed: login}. */
    public String summary() {
        return ended == null
                ? "the smoke tests didn't end"
                : summary(ended.event().fields());
    }

    /** What the results in an entry come to. */
    static String summary(Fields fields) {
        List<Check> checks = Check.of(fields);
        String problem = fields.text("problem");
        String failure = problem.isEmpty() ? "" : "the smoke tests failed: " + problem;
        if (checks.isEmpty()) {
            return problem.isEmpty() ? "the smoke tests passed" : failure;
        }
        return Check.summary(checks) + (problem.isEmpty() ? "" : "; " + failure);
    }
}
