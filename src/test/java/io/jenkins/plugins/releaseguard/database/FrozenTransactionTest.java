package io.jenkins.plugins.releaseguard.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A controller that is frozen in the middle of a transaction has rows locked that all others need. */
@Timeout(60)
class FrozenTransactionTest {

    @RegisterExtension
    static final SharedPostgresql POSTGRESQL = new SharedPostgresql();

    @Test
    void shouldBeEndedByTheServerAndRepeated() {
        AtomicInteger attempts = new AtomicInteger();
        try (Database frozen = new Database(POSTGRESQL.settings());
                Database other = new Database(POSTGRESQL.settings())) {
            frozen.run(handle -> handle.execute("INSERT INTO release_lock (name) VALUES ('site')"));
            frozen.run(handle -> {
                handle.execute("UPDATE release_lock SET last_token = last_token + 1 WHERE name = 'site'");
                if (attempts.incrementAndGet() == 1) {
                    // As long as this one sleeps: the row is free again only because the server ends its transaction.
                    other.run(second -> second.execute("UPDATE release_lock SET last_token = 100 WHERE name = 'site'"));
                }
            });
            long token = other.read(handle -> handle.select("SELECT last_token FROM release_lock WHERE name = 'site'")
                    .mapTo(Long.class)
                    .one());
            assertThat(token).isEqualTo(101);
            assertThat(attempts).hasValue(2);
        }
    }
}
