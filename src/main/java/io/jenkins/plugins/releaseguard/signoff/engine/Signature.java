package io.jenkins.plugins.releaseguard.signoff.engine;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One person's approval or rejection.
 *
 * @param person who signed
 * @param approval whether the release may go, as far as they are concerned
 * @param reason why; may be empty for an approval
 * @param at when, by the clock of the controller that took it
 * @param basis what it was given for
 * @param slots names of the slots that the person could fill then
 * @param lost why it counts no more; null while it counts
 */
public record Signature(
        Person person,
        boolean approval,
        String reason,
        Instant at,
        Basis basis,
        Set<String> slots,
        @Nullable String lost) {

    static Signature of(LogEntry entry) {
        Fields fields = entry.event().fields();
        return new Signature(
                entry.event().author(),
                entry.event().kind() != EventKind.REJECTED,
                fields.text("reason"),
                entry.at(),
                Basis.of(fields),
                fields.text("slots").isEmpty()
                        ? Set.of()
                        : Set.of(fields.text("slots").split("\n")),
                null);
    }

    public boolean counts() {
        return lost == null;
    }

    Signature lostFor(String why) {
        return new Signature(person, approval, reason, at, basis, slots, why);
    }
}
