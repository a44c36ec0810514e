package io.jenkins.plugins.releaseguard.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OrderedIdTest {

    @Test
    void shouldBeOfVersionSeven() {
        UUID id = OrderedId.next();

        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
    }

    @Test
    void shouldBeginWithTheTime() {
        long before = System.currentTimeMillis();

        long time = OrderedId.next().getMostSignificantBits() >>> 16;

        assertThat(time).isBetween(before, System.currentTimeMillis());
    }

    @Test
    void shouldNeverBeMadeTwice() {
        Set<UUID> ids = new HashSet<>();
        for (int i = 0; i < 100_000; i++) {
            ids.add(OrderedId.next());
        }

        assertThat(ids).hasSize(100_000);
    }
}
