package io.jenkins.plugins.releaseguard.listing;

/**
 * What the entries of a list are called.
 *
 * @param one such as {@code lock}
 * @param many such as {@code locks}
 */
public record Noun(String one, String many) {

    /** Such as {@code 1 lock}, {@code 12 locks}. */
    String count(long number) {
        return number + " " + (number == 1 ? one : many);
    }
}
