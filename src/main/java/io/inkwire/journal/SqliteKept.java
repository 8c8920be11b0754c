package io.inkwire.journal;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One thread's own connection to the file, kept until it fails and then opened anew. Confined to that thread. */
final class SqliteKept implements Lender<SqliteConnection> {
    private static final Logger LOG = LoggerFactory.getLogger(SqliteKept.class);

    /** Where connections come from; called on the thread that uses them. */
    interface Opener {
        SqliteConnection open() throws SQLException;
    }

    private final Opener opener;
    private @Nullable SqliteConnection connection;

    SqliteKept(Opener opener) {
        this.opener = opener;
    }

    @Override
    public SqliteConnection borrow() throws SQLException {
        if (connection == null) {
            connection = opener.open();
        }
        return connection;
    }

    @Override
    public void giveBack(SqliteConnection lent) {}

    @Override
    public void giveUp(SqliteConnection lent, Throwable failure) {
        close();
    }

    @Override
    public void close() {
        if (connection != null) {
            try {
                connection.close();
            } catch (SQLException failed) {
                LOG.warn("A connection did not close", failed);
            }
            connection = null;
        }
    }
}
