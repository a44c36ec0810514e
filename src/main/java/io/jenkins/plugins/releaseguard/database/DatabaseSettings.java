package io.jenkins.plugins.releaseguard.database;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the store is and how to get in.
 *
 * @param url {@code jdbc:h2:...} or {@code jdbc:postgresql:...}
 * @param user the database user; empty when the URL names one
 * @param password the database password; null when none is needed
 */
public record DatabaseSettings(
        String url, String user, @Nullable String password) {

    private static final String H2_PREFIX = "jdbc:h2:";
    private static final String ASYNC = "async:";
    private static final String POSTGRESQL_PREFIX = "jdbc:postgresql:";

    /** @throws IllegalArgumentException if the URL is neither H2's nor PostgreSQL's */
    public DatabaseSettings {
        if (!url.startsWith(H2_PREFIX) && !url.startsWith(POSTGRESQL_PREFIX)) {
            throw new IllegalArgumentException(
                    "Database URL must start with '" + POSTGRESQL_PREFIX + "', but is '" + url + "'");
        }
    }

    /**
     * The database in a file of this directory. H2 speaks PostgreSQL's dialect here, and reads and writes in a way
     * that an interrupted thread can't break ({@code async:}). It reuses no result of an earlier query: it would also when
     * another transaction has changed the rows since, and decide on what is no longer so (its issues 3894 and 4208).
     */
    public static DatabaseSettings embedded(Path directory) {
        Path file = directory.toAbsolutePath().resolve("release-guard");
        return new DatabaseSettings(
                H2_PREFIX + ASYNC + file
                        + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH"
                        + ";OPTIMIZE_REUSE_RESULTS=FALSE;WRITE_DELAY=0;LOCK_TIMEOUT=10000;DB_CLOSE_DELAY=-1;DB_CLOSE_ON_EXIT=FALSE",
                "",
                null);
    }

    /** Whether the store is the embedded database of one controller. */
    public boolean isEmbedded() {
        return url.startsWith(H2_PREFIX);
    }

    /** Where the embedded database keeps its data, without the suffixes that it adds; nothing for any other. */
    Optional<Path> embeddedFile() {
        String prefix = H2_PREFIX + ASYNC;
        return url.startsWith(prefix)
                ? Optional.of(Path.of(url.substring(prefix.length()).split(";", 2)[0]))
                : Optional.empty();
    }

    /** Without the password, and without parameters of the URL, which may hold one. */
    @Override
    public String toString() {
        return url.split("[?;]", 2)[0];
    }
}
