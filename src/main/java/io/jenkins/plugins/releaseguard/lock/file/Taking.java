package io.jenkins.plugins.releaseguard.lock.file;

import java.nio.file.Path;
import java.util.List;

/** What came of asking for lock files. */
public sealed interface Taking {

    /**
     * All of them are held.
     *
     * @param traces stale files of others that were moved aside for that; they stay until somebody deletes them
     */
    record Taken(List<Path> traces) implements Taking {}

    /**
     * None of them is held.
     *
     * @param by who is in the way
     */
    record Occupied(Occupant by) implements Taking {}
}
