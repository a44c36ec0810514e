package io.jenkins.plugins.releaseguard.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jdbi.v3.core.Jdbi;

/**
 * The tables, brought up to date by migrations. On PostgreSQL a migration is a transaction. H2 commits each statement
 * that changes the schema by itself: so before it migrates, what was there is written into a file beside the database,
 * and a start that finds this file puts that back first. A process that is killed in the middle costs nothing.
 */
final class Schema {

    static final String TABLES = "classpath:db/migration";
    private static final String POSTGRESQL_FUNCTIONS = "classpath:db/postgresql";

    private final DataSource dataSource;
    private final Optional<Path> before;
    private final String[] locations;

    Schema(DataSource dataSource, DatabaseSettings settings) {
        this.dataSource = dataSource;
        this.locations = settings.isEmbedded() ? new String[] {TABLES} : new String[] {TABLES, POSTGRESQL_FUNCTIONS};
        this.before =
                settings.embeddedFile().map(file -> file.resolveSibling(file.getFileName() + ".before-update.sql"));
    }

    /** To be done before anything else uses the database. */
    void bringUpToDate() {
        before.filter(Files::exists).ifPresent(this::putBack);
        Flyway flyway = flyway(dataSource, locations).load();
        if (flyway.info().pending().length > 0) {
            before.ifPresent(this::keep);
            flyway.migrate();
        }
        before.filter(Files::exists).ifPresent(this::forget);
    }

    static FluentConfiguration flyway(DataSource dataSource, String... locations) {
        return Flyway.configure(Schema.class.getClassLoader())
                .dataSource(dataSource)
                .locations(locations)
                .table("release_guard_schema")
                // The database may hold other tables, of which none is ours.
                .baselineOnMigrate(true)
                .baselineVersion("0");
    }

    private void keep(Path file) {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        execute("SCRIPT TO " + quoted(fresh));
        try {
            try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("Can't keep the database before it is updated", e);
        }
    }

    private void putBack(Path file) {
        execute("DROP ALL OBJECTS");
        execute("RUNSCRIPT FROM " + quoted(file));
    }

    private void forget(Path file) {
        execute("CHECKPOINT SYNC");
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Can't delete the copy of the database before its update", e);
        }
    }

    private void execute(String statement) {
        Jdbi.create(dataSource).useHandle(handle -> handle.execute(statement));
    }

    private static String quoted(Path file) {
        return "'" + file.toString().replace("'", "''") + "'";
    }
}
