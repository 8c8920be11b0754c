package io.inkwire.journal;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * One connection to the file with its prepared statements, kept for as long as it is open. What the promises rest on (the
 * library's version, WAL, {@code synchronous=FULL}, foreign keys) is asked back and not believed. Confined to the thread
 * that opened it.
 */
final class SqliteConnection implements AutoCloseable {
    /** Before it two writers could corrupt a WAL. */
    private static final int[] OLDEST_LIBRARY = {3, 51, 3};

    /** Others hold the lock for some 10 ms a transaction; after so long something is wrong with one of them. */
    static final int WAIT_FOR_LOCK_MS = 5_000;

    private final Connection connection;
    private final Map<String, PreparedStatement> statements = new HashMap<>();

    /** As it is, for one that needs none of what {@link #open} sets and asks. */
    SqliteConnection(Connection connection) {
        this.connection = connection;
    }

    /** For {@link #begin}, which waits for the write lock by itself. */
    static SqliteConnection forWriting(Path file) throws SQLException {
        SqliteConnection opened = open(file);
        opened.execute("PRAGMA busy_timeout = 0");
        return opened;
    }

    static SqliteConnection forReading(Path file) throws SQLException {
        SqliteConnection opened = open(file);
        opened.execute("PRAGMA query_only = ON");
        return opened;
    }

    static SQLiteConfig config() {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(WAIT_FOR_LOCK_MS);
        config.setJournalMode(JournalMode.WAL);
        config.setSynchronous(SynchronousMode.FULL);
        config.enforceForeignKeys(true);
        return config;
    }

    static String url(Path file) {
        return JDBC.PREFIX + file.toAbsolutePath();
    }

    private static SqliteConnection open(Path file) throws SQLException {
        SqliteConnection opened = new SqliteConnection(config().createConnection(url(file)));
        try {
            opened.requireVersion();
            opened.require("journal_mode", "wal");
            opened.require("synchronous", "2");
            opened.require("foreign_keys", "1");
            // macOS: its fsync alone does not reach the disk. Elsewhere without effect.
            opened.execute("PRAGMA fullfsync = ON");
            // A WAL that grew in a burst gives its room back at the next checkpoint.
            opened.execute("PRAGMA journal_size_limit = 67108864");
            return opened;
        } catch (SQLException | RuntimeException unfit) {
            opened.close();
            throw unfit;
        }
    }

    /** The statement with {@code values} bound in order; its result set is to be closed. */
    PreparedStatement bind(String sql, Object... values) throws SQLException {
        PreparedStatement statement = statements.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            statements.put(sql, statement);
        }
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }

    ResultSet query(String sql, Object... values) throws SQLException {
        return bind(sql, values).executeQuery();
    }

    /** How many rows changed. */
    int update(String sql, Object... values) throws SQLException {
        return bind(sql, values).executeUpdate();
    }

    void execute(String sql) throws SQLException {
        bind(sql).execute();
    }

    /** Begins a transaction that may write; false where another connection is in one. */
    boolean begin() throws SQLException {
        try {
            execute("BEGIN IMMEDIATE");
            return true;
        } catch (SQLiteException refused) {
            // The low byte of an extended code: a WAL under recovery is busy, too.
            if ((refused.getResultCode().code & 0xFF) == SQLiteErrorCode.SQLITE_BUSY.code) {
                return false;
            }
            throw refused;
        }
    }

    String pragma(String name) throws SQLException {
        try (ResultSet row = query("PRAGMA " + name)) {
            return row.next() ? row.getString(1) : "";
        }
    }

    private void require(String pragma, String wanted) throws SQLException {
        String found = pragma(pragma);
        if (!found.equals(wanted)) {
            throw new JournalException("SQLite has " + pragma + "=" + found + " where " + wanted + " was set");
        }
    }

    private void requireVersion() throws SQLException {
        try (ResultSet row = query("SELECT sqlite_version()")) {
            requireVersion(row.next() ? row.getString(1) : "0");
        }
    }

    /** @param found as SQLite tells it, "3.51.3" */
    static void requireVersion(String found) {
        String[] parts = found.split("\\.", -1);
        for (int i = 0; i < OLDEST_LIBRARY.length; i++) {
            int part = i < parts.length ? Integer.parseInt(parts[i]) : 0;
            if (part < OLDEST_LIBRARY[i]) {
                throw new JournalException("SQLite " + found + " may corrupt a file that two processes write;"
                        + " 3.51.3 is the oldest that Inkwire runs on");
            }
            if (part > OLDEST_LIBRARY[i]) {
                return;
            }
        }
    }

    /** Closes the statements with it; a transaction still open is rolled back. */
    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
