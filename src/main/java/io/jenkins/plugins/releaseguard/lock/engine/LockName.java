package io.jenkins.plugins.releaseguard.lock.engine;

import java.util.Collection;
import java.util.List;

/**
 * The name of a lock: 1 to {@value #MAX_LENGTH} characters, no control characters, no spaces at either end. Upper and
 * lower case are different names. The name of a lock that belongs to a folder begins with the folder's.
 */
public record LockName(String value) implements Comparable<LockName> {

    public static final int MAX_LENGTH = 200;
    /** With the folder's name. */
    public static final int MAX_LENGTH_IN_FOLDER = 600;

    private static final String IN_FOLDER = " » ";

    private static final int SHOWN_OF_TOO_LONG = 40;

    /** @throws IllegalArgumentException naming the offending value */
    public LockName {
        if (value.isBlank()) {
            throw new IllegalArgumentException("Lock name is empty: '" + value + "'");
        }
        int most = value.contains(IN_FOLDER) ? MAX_LENGTH_IN_FOLDER : MAX_LENGTH;
        if (value.length() > most) {
            throw new IllegalArgumentException("Lock name has " + value.length() + " characters, at most " + most
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
     * A name as somebody wrote it, who may not reach into a folder with it.
     *
     * @throws IllegalArgumentException if it is bad
     */
    public static LockName given(String value) {
        if (value.contains(IN_FOLDER)) {
            throw new IllegalArgumentException(
                    "Lock name contains '" + IN_FOLDER + "', which is kept for locks of a folder: '"
                            + value.substring(0, Math.min(value.length(), MAX_LENGTH)) + "'");
        }
        return new LockName(value);
    }

    /**
     * The lock of this name that belongs to a folder.
     *
     * @param folder full name of the folder; empty for the top, whose locks are everybody's
     * @throws IllegalArgumentException if it gets too long
     */
    public static LockName inFolder(String folder, LockName name) {
        return folder.isEmpty() ? name : new LockName(folder + IN_FOLDER + name.value());
    }

    /**
     * The names of one request, as somebody wrote them: each once, sorted.
     *
     * @throws IllegalArgumentException if there is none, or one is bad
     */
    public static List<LockName> all(Collection<String> values) {
        List<LockName> names =
                values.stream().map(LockName::given).distinct().sorted().toList();
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
