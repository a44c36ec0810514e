package io.jenkins.plugins.releaseguard.flaky.ui;

import io.jenkins.plugins.releaseguard.flaky.engine.quarantine.Priority;
import io.jenkins.plugins.releaseguard.flaky.engine.quarantine.State;
import io.jenkins.plugins.releaseguard.flaky.store.EntryQuery;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What somebody searches for: words, and filters such as {@code is:overdue}, {@code priority:high} and
 * {@code owner:"Dev Automation"}. Without {@code is:} what is closed or rejected is left out.
 */
final class QuarantineSearch {
    private static final Pattern FILTER = Pattern.compile("(?i)(?<![^ ])(is|priority|owner):(?:\"([^\"]*)\"|(\\S+))");
    /** What is listed unless something else is asked for. */
    static final Set<State> ACTIVE = Set.copyOf(EnumSet.complementOf(EnumSet.of(State.CLOSED, State.REJECTED)));

    private final EnumSet<State> states = EnumSet.noneOf(State.class);
    private boolean all;
    private boolean overdue;
    private @Nullable Priority priority;
    private String owner = "";
    private final String text;

    QuarantineSearch(String search) {
        StringBuilder words = new StringBuilder();
        Matcher filter = FILTER.matcher(search);
        while (filter.find()) {
            String value = filter.group(2) == null ? filter.group(3) : filter.group(2);
            boolean known = take(filter.group(1).toLowerCase(Locale.ROOT), value);
            filter.appendReplacement(words, known ? "" : Matcher.quoteReplacement(filter.group()));
        }
        filter.appendTail(words);
        text = words.toString().strip();
    }

    /** Whether it is a filter; else it is a word like others. */
    private boolean take(String name, String value) {
        String upper = value.toUpperCase(Locale.ROOT);
        switch (name) {
            case "owner" -> owner = value;
            case "priority" -> {
                if (!upper.equals("HIGH") && !upper.equals("NORMAL")) {
                    return false;
                }
                priority = Priority.valueOf(upper);
            }
            default -> {
                return takeState(upper);
            }
        }
        return true;
    }

    private boolean takeState(String value) {
        if (value.equals("ALL")) {
            all = true;
        } else if (value.equals("OVERDUE")) {
            overdue = true;
        } else {
            for (State state : State.values()) {
                if (state.name().equals(value)) {
                    states.add(state);
                    return true;
                }
            }
            return false;
        }
        return true;
    }

    EntryQuery.Filter filter(Set<Long> scopes) {
        Set<State> wanted = all ? Set.of() : !states.isEmpty() ? states : overdue ? Set.of() : ACTIVE;
        return new EntryQuery.Filter(scopes, wanted, overdue, priority, owner, text);
    }
}
