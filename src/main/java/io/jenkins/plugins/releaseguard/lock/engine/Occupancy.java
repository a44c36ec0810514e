package io.jenkins.plugins.releaseguard.lock.engine;

/** How much of one lock is taken, by those who hold it or go before. Grows only. */
final class Occupancy {

    private final int capacity;
    private boolean shared;
    private long permits;

    Occupancy(int capacity) {
        this.capacity = capacity;
    }

    boolean fits(Share share) {
        return share.isShared() ? permits == 0 : !shared && permits + counted(share) <= capacity;
    }

    void add(Share share) {
        if (share.isShared()) {
            shared = true;
        } else {
            permits += counted(share);
        }
    }

    /** Whether nothing fits any more, whatever comes. */
    boolean isFull() {
        return permits >= capacity || shared && permits > 0;
    }

    /** The capacity may have been lowered since somebody asked for more. */
    private int counted(Share share) {
        return Math.min(share.permits(), capacity);
    }
}
