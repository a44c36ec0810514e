package io.jenkins.plugins.releaseguard.lock.engine;

import java.util.Collection;
import java.util.List;

/**
 * The name of a lock: 1 to {@value #MAX_LENGTH} characters, no control characters, no spaces at either end. Upper and
 * lower case are different names.
 */
public record LockName(String value) implements Comparable<LockName> {

    public static final int MAX_LENGTH = 200;

    private static final int SHOWN_OF_TOO_LONG = 40;

    /** @throws IllegalArgumentException naming the offending value */
    public LockName {
        if (value.isBlank()) {
            throw new IllegalArgumentException("Lock name is empty: '" + value + "'");
        }
        if (value.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("Lock name has " + value.length() + " characters, at most " + MAX_LENGTH
                    + " are allowed: '" + value.substring(0, SHOWN_OF_TOO_LONG) + "...'");
        }
        if (!value.equals(value.strip())) {
            throw new IllegalArgumentException("Lock name begins or ends with a space: '" + value + "'");
        }
        if (value.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    "Lock name has a control character: '" + value.replaceAll("\\p{Cntrl}", "?") + "'");
        }
    }

    /**
     * The names of one request: each once, sorted.
     *
     * @throws IllegalArgumentException if there is none, or one is bad
     */
    public static List<LockName> all(Collection<String> values) {
        List<LockName> names =
                values.stream().map(LockName::new).distinct().sorted().toList();
        if (names.isEmpty()) {
            throw new IllegalArgumentException("No lock is named: give 'name' or 'names'");
        }
        return names;
    }

    @Override
    public int compareTo(LockName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
