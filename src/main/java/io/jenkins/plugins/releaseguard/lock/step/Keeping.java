package io.jenkins.plugins.releaseguard.lock.step;

/** What a lock is kept in. */
enum Keeping {
    /** The database of Release Guard. */
    DATABASE,
    /** A file in the shared directory of lock files, too, where scripts outside of Jenkins see it. */
    FILES
}
