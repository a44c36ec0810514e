package io.jenkins.plugins.releaseguard.flaky.store;

import io.jenkins.plugins.releaseguard.flaky.engine.quarantine.Entry;
import io.jenkins.plugins.releaseguard.flaky.engine.quarantine.FlakeRate;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the quarantine with what is known of its test.
 *
 * @param version grows with each change that a person should know of before acting
 */
public record StoredEntry(Entry entry, int version, Figures figures) {

    /**
     * Summed up since its first flake, over all jobs that the entry is for.
     *
     * @param suspectedAt when it was flaky first
     * @param lostMillis time that its failures cost, in milliseconds
     * @param lastBad its latest failure or flake; null if none is known
     */
    public record Figures(
            Instant suspectedAt,
            FlakeRate rate,
            long lostMillis,
            @Nullable LastBad lastBad) {}

    /** A failure or flake in a build. */
    public record LastBad(Instant at, String job, int build) {}
}
