package io.inkwire.journal;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * One connection while it is lent. Each statement is a transaction, but for those of {@link #inTransaction}. Confined to
 * the thread that borrowed it.
 */
final class PostgresConnection {
    interface Work {
        void on(PostgresConnection db) throws SQLException;
    }

    private final Connection connection;

    PostgresConnection(Connection connection) {
        this.connection = connection;
    }

    Connection connection() {
        return connection;
    }

    /** Its result set is to be closed, and closes the statement; the driver keeps what it has prepared. */
    ResultSet query(String sql, Object... values) throws SQLException {
        PreparedStatement statement = prepare(sql, values);
        try {
            statement.closeOnCompletion();
            return statement.executeQuery();
        } catch (SQLException failed) {
            statement.close();
            throw failed;
        }
    }

    /** How many rows changed. */
    int update(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = prepare(sql, values)) {
            return statement.executeUpdate();
        }
    }

    private PreparedStatement prepare(String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }

    /** @param type PostgreSQL's name of the elements' type */
    Array array(String type, Object[] elements) throws SQLException {
        return connection.createArrayOf(type, elements);
    }

    /** All of the work, or nothing of it where it throws. */
    void inTransaction(Work work) throws SQLException {
        connection.setAutoCommit(false);
        try {
            work.on(this);
            connection.commit();
        } catch (SQLException | RuntimeException | Error failed) {
            try {
                connection.rollback();
                connection.setAutoCommit(true);
            } catch (SQLException worse) {
                failed.addSuppressed(worse);
            }
            throw failed;
        }
        connection.setAutoCommit(true);
    }
}
