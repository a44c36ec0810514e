package io.jenkins.plugins.releaseguard.signoff.engine;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something that testers found.
 *
 * @param number from 1, the same in all candidates of the version
 * @param details title, severity, steps and links as they were reported
 * @param reporter who found it
 * @param round in which it was reported, be it in an earlier candidate; 0 if that isn't known
 * @param state how far it is
 * @param delegate who resolves it instead of the owner; null for the owner
 * @param resolver who resolved it last, be it in an earlier candidate; null before
 * @param context what the owner said when it was resolved; empty before
 */
public record Issue(
        int number,
        Fields details,
        @Nullable Person reporter,
        int round,
        State state,
        @Nullable Person delegate,
        @Nullable Person resolver,
        String context) {

    /** How far an issue is. */
    public enum State {
        OPEN,
        /** The owner says it is done; a tester looks. */
        RESOLVED,
        /** A tester saw that it is done. */
        CLOSED;

        public String words() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public String title() {
        return details.text("title");
    }

    public boolean isBlocker() {
        return details.text("severity").equals("blocker");
    }

    public boolean isClosed() {
        return state == State.CLOSED;
    }

    /** Such as {@code blocker 2 'checkout hangs' (open)}. */
    public String display() {
        return (isBlocker() ? "blocker " : "issue ") + number + " '" + title() + "' (" + state.words() + ")";
    }

    Issue in(State next) {
        return new Issue(number, details, reporter, round, next, delegate, resolver, context);
    }

    Issue resolved(Person by, String how) {
        return new Issue(number, details, reporter, round, State.RESOLVED, delegate, by, how);
    }

    Issue delegatedTo(@Nullable Person person) {
        return new Issue(number, details, reporter, round, state, person, resolver, context);
    }

    /** For the log of the next candidate, which goes on with it. */
    Fields carried() {
        return details.with("issue", String.valueOf(number))
                .with("reporter", reporter)
                .with("round", round == 0 ? "" : String.valueOf(round))
                .with("state", state.name())
                .with("delegate", delegate)
                .with("resolver", resolver)
                .with("context", context);
    }

    /** Whether this person resolves it, or did, and so can't say whether it is done. */
    boolean isResolvedBy(Person person) {
        return (delegate != null && delegate.is(person)) || (resolver != null && resolver.is(person));
    }

    /** Reads {@link #carried}. */
    static Issue of(Fields carried) {
        return new Issue(
                carried.number("issue"),
                carried,
                carried.person("reporter"),
                carried.number("round"),
                State.valueOf(carried.text("state")),
                carried.person("delegate"),
                carried.person("resolver"),
                carried.text("context"));
    }
}
