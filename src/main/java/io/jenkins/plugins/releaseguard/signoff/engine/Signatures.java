package io.jenkins.plugins.releaseguard.signoff.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All that was signed, in order, with what of it still counts. Built by reading a log from its beginning. */
public final class Signatures {

    private final List<Signature> all = new ArrayList<>();

    Signatures() {}

    void read(LogEntry entry) {
        Event event = entry.event();
        switch (event.kind()) {
            case APPROVED, REJECTED -> all.add(Signature.of(entry));
            case WITHDRAWN ->
                lose(event.author(), "withdrawn: " + event.fields().text("reason"));
            case VOIDED -> lose(event.fields().person("of"), event.fields().text("reason"));
            default -> {
                // Not about signatures.
            }
        }
    }

    private void lose(@Nullable Person person, String why) {
        all.replaceAll(signature ->
                person != null && signature.counts() && signature.person().is(person)
                        ? signature.lostFor(why)
                        : signature);
    }

    /** Oldest first, also those that count no more. */
    public List<Signature> all() {
        return List.copyOf(all);
    }

    /** Approvals that count. */
    public List<Signature> approvals() {
        return all.stream()
                .filter(signature -> signature.approval() && signature.counts())
                .toList();
    }

    public Optional<Signature> approvalOf(Person person) {
        return approvals().stream()
                .filter(signature -> signature.person().is(person))
                .findFirst();
    }
}
