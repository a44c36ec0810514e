package io.jenkins.plugins.releaseguard.signoff.store;

import io.jenkins.plugins.releaseguard.notify.News;
import io.jenkins.plugins.releaseguard.platform.Background;
import io.jenkins.plugins.releaseguard.signoff.engine.EventKind;
import io.jenkins.plugins.releaseguard.signoff.engine.Gate;
import io.jenkins.plugins.releaseguard.signoff.engine.LogEntry;
import io.jenkins.plugins.releaseguard.signoff.engine.Narration;
import java.util.List;
import java.util.Optional;

/** Tells people what they want to hear of a release: through whoever listens to {@link News}, and Jenkins' log. */
final class GateNews {

    private GateNews() {}

    /** Tells of the entries after the first so many, soon. */
    static void tell(Gate gate, int known) {
        List<LogEntry> entries = gate.log().entries();
        for (int i = known; i < entries.size(); i++) {
            sentence(gate, entries.get(i))
                    .map(text -> new News("Release " + gate.version() + " " + text, HeldGates.pageOf(gate.id())))
                    .ifPresent(news -> Background.run(news::tell));
        }
    }

    private static Optional<String> sentence(Gate gate, LogEntry entry) {
        EventKind kind = entry.event().kind();
        boolean blocker = entry.event().fields().text("severity").equals("blocker");
        return switch (kind) {
            case OPENED -> Optional.of("waits for testers");
            case ISSUE_REPORTED -> blocker ? Optional.of(Narration.tell(entry)) : Optional.empty();
            case CHECKED_IN, ISSUE_CLOSED ->
                gate.isWaiting()
                                && gate.crew().absence().isEmpty()
                                && gate.issues().blockers().isEmpty()
                        ? Optional.of("is ready to sign")
                        : Optional.empty();
            case ISSUE_RESOLVED, APPROVED, REJECTED, VOIDED, EMERGENCY, GATE_OPENED, BREACHED, ROLLED_BACK ->
                Optional.of(Narration.tell(entry));
            case VERIFIED ->
                Optional.of(Narration.tell(entry)
                        + (gate.aftermath().decision().isMade() ? "" : "; waits for people to decide"));
            case KEPT, OUTCOME_CONFIRMED, VERIFICATION_ABANDONED -> Optional.of(Narration.tell(entry));
            default -> Optional.empty();
        };
    }
}
