package io.jenkins.plugins.releaseguard.database;

import java.sql.SQLException;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * What happens within one transaction. It may run more than once (the database asks for that when two transactions
 * meet), so it changes nothing but the database.
 */
@FunctionalInterface
public interface Work<T extends @Nullable Object> {

    T run(Handle handle) throws SQLException;
}
