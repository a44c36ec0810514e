package io.jenkins.plugins.releaseguard.signoff.engine;

/** The name of what is released, such as {@code 1.4.0}: 1 to 100 characters, none of them a control character. */
public record Version(String value) {

    /** Longest version accepted, in characters. */
    public static final int MAX_LENGTH = 100;

    /** @throws IllegalArgumentException with a message for the user when the value is no version */
    public Version {
        value = value.strip();
        if (value.isEmpty()) {
            throw new IllegalArgumentException("The version to sign off is empty; give one, such as '1.4.0'.");
        }
        if (value.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("The version to sign off has " + value.length() + " characters, at most "
                    + MAX_LENGTH + " are allowed: '" + value.substring(0, MAX_LENGTH) + "…'.");
        }
        if (value.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    "The version to sign off has control characters: '" + value.replaceAll("\\p{Cntrl}", "?") + "'.");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
