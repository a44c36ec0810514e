package io.jenkins.plugins.releaseguard.database;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Keys of rows that sort by the time they were made: UUIDs of version 7, as RFC 9562 has them. New rows stand together
 * at the end of an index, and old ones at its beginning, so few of its pages change; random keys would change one each.
 */
public final class OrderedId {

    private static final long VERSION = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private OrderedId() {}

    /** Unguessable enough to be unique, not enough to be a secret. */
    public static UUID next() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        long time = System.currentTimeMillis() << 16;
        return new UUID(time | VERSION | random.nextLong(1 << 12), VARIANT | random.nextLong(1L << 62));
    }
}
