package io.jenkins.plugins.releaseguard.signoff.store;

import io.jenkins.plugins.releaseguard.signoff.engine.Circumstances;
import io.jenkins.plugins.releaseguard.signoff.engine.Gate;
import io.jenkins.plugins.releaseguard.signoff.engine.Person;
import io.jenkins.plugins.releaseguard.signoff.engine.Signature;
import io.jenkins.plugins.releaseguard.signoff.engine.Standing;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Circumstances in which everybody who signs was looked up before the transaction: a security realm may take seconds to
 * answer, which would hold the gate's row meanwhile.
 *
 * @param standings what those who signed may do, by {@link Person#key()}
 */
record SignersKnown(Circumstances around, Map<String, Standing> standings) implements LookedUp {

    /** Somebody signed after the look: what they may do isn't known. */
    static final class SignedSince extends RuntimeException {

        private static final long serialVersionUID = 1L;

        SignedSince(Person person) {
            super(person.display() + " signed since those who signed were looked up", null, false, false);
        }
    }

    /** Looks up those whose approvals count at this gate, and who is about to sign it. */
    static SignersKnown of(Circumstances around, Gate gate, Person signing) {
        Map<String, Standing> standings = new HashMap<>();
        if (gate.isWaiting()) {
            Stream.concat(gate.signatures().approvals().stream().map(Signature::person), Stream.of(signing))
                    .forEach(person -> standings.computeIfAbsent(person.key(), key -> around.standing(person)));
        }
        return new SignersKnown(around, standings);
    }

    /** @throws SignedSince for one who wasn't looked up */
    @Override
    public Standing standing(Person person) {
        Standing standing = standings.get(person.key());
        if (standing == null) {
            throw new SignedSince(person);
        }
        return standing;
    }
}
