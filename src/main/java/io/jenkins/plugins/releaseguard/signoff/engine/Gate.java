package io.jenkins.plugins.releaseguard.signoff.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A release that a build holds until it is signed, or held. All it knows it has read from its log, so the log can't
 * say anything else. Immutable; what people do to it is decided by {@link Rulebook}.
 */
public final class Gate {

    private final EventLog log;
    private final Crew crew = new Crew();
    private final IssueList issues = new IssueList();
    private final Signatures signatures = new Signatures();
    private final Aftermath aftermath = new Aftermath();
    private Opening opening = new Opening(Fields.NONE);
    private Fields policy = Fields.NONE;
    private String artifacts = "";
    private GateState state = GateState.WAITING;
    private @Nullable LogEntry emergency;
    private boolean breached;
    private @Nullable LogEntry end;

    /** @param log not empty */
    public Gate(EventLog log) {
        if (log.entries().isEmpty()) {
            throw new IllegalArgumentException("The log of the release " + log.gate() + " is empty.");
        }
        this.log = log;
        log.entries().forEach(this::readIfSound);
    }

    /** What other hands made senseless says nothing; {@link EventLog#flaw} names it, and nobody acts upon such a log. */
    private void readIfSound(LogEntry entry) {
        try {
            read(entry);
        } catch (IllegalStateException | IllegalArgumentException e) {
            // Goes on with what the next entries say.
        }
    }

    private void read(LogEntry entry) {
        Event event = entry.event();
        crew.read(event);
        issues.read(event);
        signatures.read(entry);
        aftermath.read(entry);
        Fields fields = event.fields();
        switch (event.kind()) {
            case OPENED -> {
                opening = new Opening(fields);
                artifacts = fields.text("artifacts");
                policy = fields;
            }
            case POLICY_CHANGED -> policy = fields;
            case ARTIFACTS_CHANGED -> artifacts = fields.text("artifacts");
            case JOB_RENAMED -> opening = opening.jobRenamed(fields.text("from"), fields.text("to"));
            case EMERGENCY -> emergency = entry;
            case BREACHED -> breached = true;
            case GATE_OPENED -> end(GateState.SIGNED, entry);
            case REJECTED -> end(GateState.REJECTED, entry);
            case ABORTED -> end(GateState.ABORTED, entry);
            case SUPERSEDED -> end(GateState.SUPERSEDED, entry);
            default -> {
                // Read by the parts above.
            }
        }
    }

    private void end(GateState how, LogEntry entry) {
        state = how;
        end = entry;
    }

    /** This gate after these events. */
    Gate plus(List<Event> events, Instant at) {
        return events.isEmpty() ? this : new Gate(log.plus(events, at));
    }

    /** This gate after Jenkins gave a job another name; as it was if it has nothing to do with that job. */
    public Gate jobRenamed(String from, String to, Instant at) {
        boolean concerned = build().job().equals(from)
                || aftermath.verifications().stream()
                        .anyMatch(each -> each.build().job().equals(from));
        Fields fields = Fields.NONE.with("from", from).with("to", to);
        return concerned ? plus(List.of(Event.of(EventKind.JOB_RENAMED, fields)), at) : this;
    }

    /** Unique name of this gate; a replayed or rebuilt build gets another. */
    public UUID id() {
        return log.gate();
    }

    public EventLog log() {
        return log;
    }

    public Crew crew() {
        return crew;
    }

    public IssueList issues() {
        return issues;
    }

    public Signatures signatures() {
        return signatures;
    }

    public Aftermath aftermath() {
        return aftermath;
    }

    public Opening opening() {
        return opening;
    }

    public Version version() {
        return opening.version();
    }

    public Build build() {
        return opening.build();
    }

    public GateState state() {
        return state;
    }

    public boolean isWaiting() {
        return state == GateState.WAITING;
    }

    /** Since when it waits. */
    public Instant opened() {
        return log.entries().get(0).at();
    }

    /** The entry that decided it; null while it waits. */
    public @Nullable LogEntry end() {
        return end;
    }

    /** SHA-256 of each artifact that is shipped, by name. */
    public Map<String, String> artifacts() {
        return Opening.artifacts(artifacts);
    }

    /** The policies that hold, for people. */
    public String policy() {
        return policy.text("policy");
    }

    /** How many different people must approve. */
    public int approvers() {
        return policy.number("approvers");
    }

    /** How many more must approve; 0 when decided. */
    public int missing() {
        return isWaiting() ? Math.max(0, approvers() - signatures.approvals().size()) : 0;
    }

    /** Whether it was let go in an emergency. */
    public boolean isEmergency() {
        return emergency != null;
    }

    /** When the second signature of an emergency is due; empty when nothing is due. */
    public Optional<Instant> followUpDue() {
        return emergency == null
                        || state != GateState.SIGNED
                        || signatures.approvals().size() >= Policy.MIN_APPROVERS
                ? Optional.empty()
                : Optional.of(emergency
                        .at()
                        .plus(Duration.parse(emergency.event().fields().text("followUp"))));
    }

    /** Whether the second signature of an emergency didn't come in time. */
    public boolean isBreached() {
        return breached;
    }

    /** Everybody who has, had or was offered a part in it, but for authors of commits. */
    public List<Person> participants() {
        Map<String, Person> people = new LinkedHashMap<>();
        Stream.of(
                        crew.people().stream(),
                        issues.all().stream().flatMap(issue -> Stream.of(issue.reporter(), issue.delegate())),
                        signatures.all().stream().map(Signature::person))
                .flatMap(Function.identity())
                .filter(Objects::nonNull)
                .forEach(person -> people.putIfAbsent(person.key(), person));
        return List.copyOf(people.values());
    }

    /** What a signature given now is given for. */
    Basis basis() {
        return new Basis(
                opening.commit(), Sha256.of(artifacts), issues.round(), Sha256.of(policy()), Sha256.of(issues.text()));
    }

    /** The events that make the open issues of an older candidate issues of a new one. */
    List<Event> carriedIssues() {
        List<Event> events = new ArrayList<>();
        issues.unclosed().forEach(issue -> events.add(Event.of(EventKind.ISSUE_TAKEN_OVER, issue.carried())));
        return events;
    }
}
