package io.jenkins.plugins.releaseguard.lock.engine;

/**
 * Where a request waits, in the longest of its queues.
 *
 * @param position 1 for the first
 * @param length how many wait there, this one included
 */
public record Place(int position, int length) {

    /** Such as {@code position 1 of 3}. */
    @Override
    public String toString() {
        return "position " + position + " of " + length;
    }
}
