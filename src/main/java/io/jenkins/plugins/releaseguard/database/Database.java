package io.jenkins.plugins.releaseguard.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/**
 * One open database: a pool of connections, the schema brought up to date, transactions. Opens at the first use, and
 * tries anew at a later use when that failed. Thread-safe.
 */
public final class Database implements AutoCloseable {

    private static final int CONNECTIONS = 10;
    /** A process that is frozen in a transaction keeps others from the rows for no longer. */
    private static final Duration IDLE_TIMEOUT = Duration.ofSeconds(3);
    /** Its other transactions, which wait for the same rows, would get them next: they give up. */
    private static final Duration ROW_TIMEOUT = Duration.ofSeconds(10);
    /**
     * The tables of what is going on are next to empty when PostgreSQL plans a query, so it would plan to read them
     * whole, and until the next vacuum that would be whatever has come and gone since. The setting makes that look
     * costly; what looks costly must not be compiled for that.
     */
    private static final String READ_BY_INDEX = "SET enable_seqscan = off; SET jit = off";
    /** For so long a failure is told again without a new try: many waiters must not queue up for it. */
    private static final Duration FAILURE_LASTS = Duration.ofSeconds(2);

    private static final int ATTEMPTS = 5;
    private static final Set<String> REPEATABLE = Set.of("HYT00", "25P03", "55P03", "57P01");

    private record Failure(Throwable cause, long nanos) {}

    private final DatabaseSettings settings;
    private final Duration failureLasts;
    private @Nullable HikariDataSource pool;
    private volatile @Nullable Jdbi jdbi;
    private volatile boolean closed;
    private volatile @Nullable Failure lastFailure;
    private final AtomicBoolean failed = new AtomicBoolean();
    /** Writing transactions of the embedded database that aren't known to be on disk. */
    private final AtomicInteger notOnDisk = new AtomicInteger();

    public Database(DatabaseSettings settings) {
        this(settings, FAILURE_LASTS);
    }

    Database(DatabaseSettings settings, Duration failureLasts) {
        this.settings = settings;
        this.failureLasts = failureLasts;
    }

    /**
     * Does this work in one transaction, whole or not at all. When it returns, what changed is on disk.
     *
     * @throws DatabaseUnavailableException if the database can't be reached; then whether the work was done is
     *     unknown only if the connection broke in the commit itself, so callers make their work repeatable
     */
    public <T extends @Nullable Object> T write(Work<T> work) {
        if (!settings.isEmbedded()) {
            return transaction(work);
        }
        notOnDisk.incrementAndGet();
        try {
            T result = transaction(work);
            sync();
            return result;
        } finally {
            notOnDisk.decrementAndGet();
        }
    }

    /** WRITE_DELAY=0 alone isn't enough: a commit that meets another one's write returns before its own. */
    private void sync() {
        transaction(handle -> handle.execute("CHECKPOINT SYNC"));
    }

    /** As {@link #write}, for work that has nothing to tell. */
    public void run(Consumer<Handle> work) {
        write(handle -> {
            work.accept(handle);
            return true;
        });
    }

    /** Reads in one transaction. What it has seen is on disk when this returns. */
    public <T extends @Nullable Object> T read(Work<T> work) {
        T result = transaction(work);
        if (notOnDisk.get() > 0) {
            // Another thread's change can be seen before it is on disk; who acts on it must not find it gone after a
            // crash.
            sync();
        }
        return result;
    }

    /**
     * Writes with statements that go to PostgreSQL in one message, which it takes for one transaction: without the
     * messages that begin and end one.
     */
    public <T extends @Nullable Object> T writeAtOnce(Work<T> message) {
        return repeating(open -> open.withHandle(message::run));
    }

    private <T extends @Nullable Object> T transaction(Work<T> work) {
        return repeating(open -> open.inTransaction(work::run));
    }

    /** Some use of an open database. */
    @FunctionalInterface
    private interface Use<T extends @Nullable Object> {

        T of(Jdbi open) throws SQLException;
    }

    private <T extends @Nullable Object> T repeating(Use<T> use) {
        for (int attempt = 1; ; attempt++) {
            Jdbi open = open();
            try {
                T result = use.of(open);
                lastFailure = null;
                return result;
            } catch (JdbiException | SQLException e) {
                String state = sqlState(e);
                if (attempt < ATTEMPTS && mayRepeat(state)) {
                    continue;
                }
                if (isOwnMistake(state)) {
                    throw e instanceof JdbiException own ? own : new IllegalStateException(e);
                }
                throw failed(e);
            }
        }
    }

    /** Whether this is the embedded database of one controller, not one that several may share. */
    public boolean isEmbedded() {
        return settings.isEmbedded();
    }

    /** Whether it is opened with these settings. */
    boolean isAt(DatabaseSettings other) {
        return settings.equals(other);
    }

    /** Whether it couldn't be reached at some time since this was last asked. */
    boolean hasFailed() {
        return failed.get() && failed.getAndSet(false);
    }

    /** Opens the database now, unless it is open. */
    public void connect() {
        open();
    }

    private Jdbi open() {
        Jdbi open = jdbi;
        if (open == null || closed) {
            return openNow();
        }
        failFast();
        return open;
    }

    private void failFast() {
        Failure failure = lastFailure;
        if (failure != null && System.nanoTime() - failure.nanos < failureLasts.toNanos()) {
            throw unavailable(failure.cause);
        }
    }

    private synchronized Jdbi openNow() {
        if (closed) {
            throw new DatabaseUnavailableException("The database of Release Guard is closed: shutting down", null);
        }
        Jdbi open = jdbi;
        if (open != null) {
            return open;
        }
        failFast();
        // Drivers and Flyway look for their parts with the context class loader, which on a plugin's threads is not
        // the plugin's.
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(Database.class.getClassLoader());
        HikariDataSource opening = null;
        try {
            DataSource source = DataSources.of(settings);
            new Schema(source, settings).bringUpToDate();
            opening = new HikariDataSource(poolConfig(source));
            pool = opening;
            jdbi = open = Jdbi.create(opening);
            lastFailure = null;
            return open;
        } catch (RuntimeException e) {
            if (opening != null) {
                opening.close();
            }
            throw failed(e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private HikariConfig poolConfig(DataSource source) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("release-guard");
        config.setDataSource(source);
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(DataSources.CONNECT_TIMEOUT.toMillis());
        config.setInitializationFailTimeout(-1);
        if (!settings.isEmbedded()) {
            config.setConnectionInitSql("SET idle_in_transaction_session_timeout = " + IDLE_TIMEOUT.toMillis()
                    + "; SET lock_timeout = " + ROW_TIMEOUT.toMillis() + "; " + READ_BY_INDEX);
        }
        return config;
    }

    private static @Nullable String sqlState(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return sql.getSQLState() == null ? "" : sql.getSQLState();
            }
        }
        return null;
    }

    /**
     * Nothing was done, and the next try may do better: two transactions met and this one gave way (40, HYT00, 55P03),
     * this process was frozen in the middle of it (25P03), or PostgreSQL was stopped (57P01) since the pool last used
     * this connection.
     */
    private static boolean mayRepeat(@Nullable String state) {
        return state != null && (state.startsWith("40") || REPEATABLE.contains(state));
    }

    /** A wrong statement or a broken constraint (classes 22, 23, 42), or no SQL at all: a retry would not help. */
    private static boolean isOwnMistake(@Nullable String state) {
        return state == null || state.startsWith("22") || state.startsWith("23") || state.startsWith("42");
    }

    private DatabaseUnavailableException failed(Throwable cause) {
        if (!(root(cause) instanceof InterruptedException)) {
            lastFailure = new Failure(cause, System.nanoTime());
            failed.set(true);
        }
        return unavailable(cause);
    }

    private static Throwable root(Throwable cause) {
        Throwable root = cause;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    private DatabaseUnavailableException unavailable(Throwable cause) {
        Throwable root = root(cause);
        String reason = root.getMessage() == null
                ? root.toString()
                : root.getMessage().lines().findFirst().orElse("");
        String advice;
        if (!settings.isEmbedded()) {
            advice = "check that PostgreSQL runs and that URL and credentials in Manage Jenkins are right";
        } else if (reason.toLowerCase(Locale.ROOT).contains("in use") || reason.contains("Locked by")) {
            advice = "another process has the file open";
        } else {
            advice = "check free space and permissions of that folder";
        }
        return new DatabaseUnavailableException(
                "The database of Release Guard can't be reached (" + settings + ": " + reason + "); " + advice, cause);
    }

    /** Ends all connections; later use throws. Closes the embedded database's file, so that another may open it. */
    @Override
    public synchronized void close() {
        closed = true;
        if (pool == null) {
            return;
        }
        if (settings.isEmbedded() && jdbi != null) {
            try (Handle handle = jdbi.open()) {
                handle.execute("SHUTDOWN");
            } catch (JdbiException e) {
                // Already gone; what was confirmed is on disk.
            }
        }
        pool.close();
        pool = null;
    }
}
