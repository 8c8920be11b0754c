package io.inkwire.journal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A lock that the nodes of one database hold one at a time; it ends with the connection, and so with its process. Confined
 * to one thread.
 */
public final class PostgresDoor implements AutoCloseable {
    /** Any number that nobody else in the database takes. */
    private static final String TRY = "SELECT pg_try_advisory_lock(x'696e6b7769726531'::bigint)";

    private final Connection connection;

    private PostgresDoor(Connection connection) {
        this.connection = connection;
    }

    /** @throws JournalException where the database cannot be reached */
    public static PostgresDoor of(PostgresSettings settings) {
        try {
            return new PostgresDoor(PostgresPool.connect(settings));
        } catch (SQLException failed) {
            throw new JournalException(PostgresFaults.say(failed), failed);
        }
    }

    /** Whether it is this one's now. @throws JournalException where the database cannot be reached any more */
    public boolean tryEnter() {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(TRY)) {
            return row.next() && row.getBoolean(1);
        } catch (SQLException failed) {
            throw new JournalException(PostgresFaults.say(failed), failed);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException gone) {
            // The lock has gone with it.
        }
    }
}
