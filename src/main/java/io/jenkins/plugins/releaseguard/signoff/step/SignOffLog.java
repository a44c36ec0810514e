package io.jenkins.plugins.releaseguard.signoff.step;

import hudson.console.HyperlinkNote;
import hudson.model.TaskListener;
import io.jenkins.plugins.releaseguard.signoff.engine.EventKind;
import io.jenkins.plugins.releaseguard.signoff.engine.Gate;
import io.jenkins.plugins.releaseguard.signoff.engine.LogEntry;
import io.jenkins.plugins.releaseguard.signoff.engine.Narration;
import io.jenkins.plugins.releaseguard.signoff.store.HeldGates;
import java.io.PrintStream;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Set;

/**
 * What a build's log says of its release. At each signature it notes the head of the release's log, so that the head is
 * kept outside of the database, too: who changes the one has to change the other.
 */
final class SignOffLog {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss z");
    private static final Set<EventKind> SIGNATURES = Set.of(
            EventKind.APPROVED,
            EventKind.REJECTED,
            EventKind.WITHDRAWN,
            EventKind.EMERGENCY,
            EventKind.GATE_OPENED,
            EventKind.VERIFIED,
            EventKind.KEPT,
            EventKind.ROLLED_BACK,
            EventKind.OUTCOME_CONFIRMED);

    private final PrintStream log;

    SignOffLog(TaskListener listener) {
        log = listener.getLogger();
    }

    void announce(Gate gate) {
        log.println("Release " + gate.version() + " waits for " + gate.approvers() + " different people to sign it: "
                + HyperlinkNote.encodeTo("/" + HeldGates.pageOf(gate.id()), "test, sign or reject"));
    }

    /** Tells the entries after the first so many, and how the gate stands after a signature. */
    void tell(Gate gate, int known) {
        if (entries(gate, known)) {
            log.println(
                    gate.missing() > 0
                            ? "Release " + gate.version() + " waits for " + gate.missing() + " more to sign"
                            : "Release " + gate.version() + " is "
                                    + gate.state().words());
        }
    }

    /** Tells the entries after the first so many; returns whether there is a signature among them. */
    boolean entries(Gate gate, int known) {
        List<LogEntry> entries = gate.log().entries();
        boolean signed = false;
        for (LogEntry entry : entries.subList(known, entries.size())) {
            if (entry.event().kind() == EventKind.OPENED) {
                continue;
            }
            log.println("Release " + gate.version() + " " + time(entry.at()) + ": " + Narration.tell(entry));
            if (SIGNATURES.contains(entry.event().kind())) {
                log.println("Log of release " + gate.version() + ": entry " + entry.position() + ", SHA-256 "
                        + entry.hash());
                signed = true;
            }
        }
        return signed;
    }

    static String time(Instant instant) {
        return TIME.withZone(ZoneId.systemDefault()).format(instant);
    }
}
