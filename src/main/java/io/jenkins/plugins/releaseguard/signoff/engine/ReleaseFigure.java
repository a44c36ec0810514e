package io.jenkins.plugins.releaseguard.signoff.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What testing one candidate of a release came to.
 *
 * @param build as people write it
 * @param state where its gate stands
 * @param opened since when it waits, or waited
 * @param ended when it was decided; null while it waits
 * @param rounds of testing so far
 * @param found issues that testers found in this candidate; those taken over count where they were found
 * @param escaped defects found in production
 * @param emergency whether it was let go in an emergency
 * @param breached whether the second signature of an emergency didn't come in time
 * @param owner id of the user whose release it is; empty while it is nobody's
 * @param signers ids of those whose approvals count, with spaces between
 */
public record ReleaseFigure(
        Version version,
        String build,
        GateState state,
        Instant opened,
        @Nullable Instant ended,
        int rounds,
        int found,
        int escaped,
        boolean emergency,
        boolean breached,
        String owner,
        String signers) {

    /** As the log of a gate tells it. */
    public static ReleaseFigure of(Gate gate) {
        LogEntry end = gate.end();
        Person owner = gate.crew().owner();
        int found = (int) gate.log().entries().stream()
                .filter(entry -> entry.event().kind() == EventKind.ISSUE_REPORTED)
                .count();
        List<String> signers = gate.signatures().approvals().stream()
                .map(signature -> signature.person().id())
                .toList();
        return new ReleaseFigure(
                gate.version(),
                gate.build().display(),
                gate.state(),
                gate.opened(),
                end == null ? null : end.at(),
                gate.issues().round(),
                found,
                gate.aftermath().escaped().size(),
                gate.isEmergency(),
                gate.isBreached(),
                owner == null ? "" : owner.id(),
                String.join(" ", signers));
    }

    /** As {@link #encode} wrote it. */
    public static ReleaseFigure decode(String encoded) {
        Fields fields = Fields.decode(encoded);
        String ended = fields.text("ended");
        return new ReleaseFigure(
                new Version(fields.text("version")),
                fields.text("build"),
                GateState.valueOf(fields.text("state")),
                Instant.parse(fields.text("opened")),
                ended.isEmpty() ? null : Instant.parse(ended),
                fields.number("rounds"),
                fields.number("found"),
                fields.number("escaped"),
                !fields.text("emergency").isEmpty(),
                !fields.text("breached").isEmpty(),
                fields.text("owner"),
                fields.text("signers"));
    }

    /** To be kept beside the log, so that figures need not read all logs. */
    public String encode() {
        return Fields.NONE
                .with("version", version.value())
                .with("build", build)
                .with("state", state.name())
                .with("opened", opened.toString())
                .with("ended", ended == null ? "" : ended.toString())
                .with("rounds", String.valueOf(rounds))
                .with("found", String.valueOf(found))
                .with("escaped", String.valueOf(escaped))
                .with("emergency", emergency ? "yes" : "")
                .with("breached", breached ? "yes" : "")
                .with("owner", owner)
                .with("signers", signers)
                .encode();
    }

    /** How long it waited; until now while it waits. */
    Duration inGate(Instant now) {
        Duration waited = Duration.between(opened, ended == null ? now : ended);
        return waited.isNegative() ? Duration.ZERO : waited;
    }
}
