package io.jenkins.plugins.releaseguard.signoff.engine;

import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A person doing something to a release.
 *
 * @param act what
 * @param actor who
 * @param inputs what they entered, by the names of the act's fields
 * @param other the person they named, where the act has such a field
 */
public record Deed(
        Act act,
        Actor actor,
        Map<String, String> inputs,
        @Nullable Person other) {

    public Deed {
        inputs = act.clean(inputs);
    }

    String input(String name) {
        return inputs.getOrDefault(name, "");
    }

    /** The number of the issue it is about; 0 if it is about none. */
    int issue() {
        String number = input("issue");
        return number.isEmpty() ? 0 : Integer.parseInt(number);
    }

    /** How many entries of the log the person had before them; empty if it isn't known. */
    OptionalInt seen() {
        String seen = input("seen");
        return seen.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(seen));
    }

    /** The event of this deed, with all that was entered. */
    Event event(EventKind kind) {
        return Event.by(actor, kind, Fields.NONE.withAll(inputs).with("to", other));
    }
}
