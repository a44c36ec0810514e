package io.jenkins.plugins.releaseguard.flaky.store;

import java.sql.SQLException;
import org.jdbi.v3.core.JdbiException;

/** An error of a statement that goes past Jdbi, in the form in which Jdbi tells its own. */
final class SqlFailure extends JdbiException {
    private static final long serialVersionUID = 1;

    SqlFailure(SQLException cause) {
        super(cause);
    }
}
