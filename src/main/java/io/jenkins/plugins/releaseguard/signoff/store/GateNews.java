package io.jenkins.plugins.releaseguard.signoff.store;

import io.jenkins.plugins.releaseguard.notify.Audience;
import io.jenkins.plugins.releaseguard.notify.News;
import io.jenkins.plugins.releaseguard.platform.Background;
import io.jenkins.plugins.releaseguard.platform.GuardPermissions;
import io.jenkins.plugins.releaseguard.signoff.engine.EventKind;
import io.jenkins.plugins.releaseguard.signoff.engine.Gate;
import io.jenkins.plugins.releaseguard.signoff.engine.LogEntry;
import io.jenkins.plugins.releaseguard.signoff.engine.Narration;
import io.jenkins.plugins.releaseguard.signoff.engine.Person;
import io.jenkins.plugins.releaseguard.signoff.engine.Policies;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Tells people what they want to hear of a release: through whoever listens to {@link News}, and Jenkins' log. */
final class GateNews {

    /** What calls on those who may sign, whether they have had to do with the release yet or not. */
    private static final Set<EventKind> CALLS = EnumSet.of(
            EventKind.OPENED,
            EventKind.CHECKED_IN,
            EventKind.ISSUE_CLOSED,
            EventKind.EMERGENCY,
            EventKind.BREACHED,
            EventKind.VERIFIED);

    private final Gate gate;
    private final Policies policies;

    GateNews(Gate gate, Policies policies) {
        this.gate = gate;
        this.policies = policies;
    }

    /** Tells of the entries after the first so many, soon. */
    static void tell(Gate gate, int known) {
        Policies policies = SignOffSettings.ofController()
                .policies(gate.build().job(), gate.opening().demandedPolicy());
        new GateNews(gate, policies).since(known).forEach(news -> Background.run(news::tell));
    }

    /** What there is to tell of the entries after the first so many. */
    List<News> since(int known) {
        return gate.log().entries().stream()
                .skip(known)
                .flatMap(entry -> sentence(entry).map(text -> news(entry, text)).stream())
                .toList();
    }

    private News news(LogEntry entry, String text) {
        return new News(
                "Release " + gate.version() + " " + text,
                HeldGates.pageOf(gate.id()),
                new Audience(concerned(entry), gate.build().job(), GuardPermissions.VIEW_RELEASES));
    }

    /** Who takes part, and for a call also who may sign by name; without who did it, who knows. */
    private Set<String> concerned(LogEntry entry) {
        Map<String, String> idsByKey = new HashMap<>();
        if (CALLS.contains(entry.event().kind())) {
            policies.namedSigners().forEach(key -> idsByKey.put(key, key));
        }
        gate.participants().forEach(person -> idsByKey.put(person.key(), person.id()));
        Person author = entry.event().by();
        if (author != null) {
            idsByKey.remove(author.key());
        }
        return Set.copyOf(idsByKey.values());
    }

    private Optional<String> sentence(LogEntry entry) {
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
