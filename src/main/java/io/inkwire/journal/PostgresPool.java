package io.inkwire.journal;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The connections to the database, each set up as the promises need it. Thread-safe: the pool's own, and synchronised
 * where that is made or dropped.
 *
 * <p>A URL's parameters win over what is set here, but for what a session is told.
 */
final class PostgresPool implements AutoCloseable {
    /** So long is a connection waited for; then the store counts as away. */
    static final int CONNECT_MS = 3_000;

    /** A held row is waited for as long. */
    static final int LOCK_MS = 2_000;

    private static final int STATEMENT_MS = 8_000;

    /** Above {@link #STATEMENT_MS}: only a server that cannot even say that it gave up is left alone. */
    private static final int SOCKET_S = 10;

    /**
     * Committed must mean on disk also where the role or the server says otherwise; the statements rely on READ COMMITTED.
     * Every query is a look into an index: a plan that was made for an empty table must not outlive that, and a high
     * guess of its cost must not start the compiler.
     */
    private static final String SESSION = "SET statement_timeout = " + STATEMENT_MS + "; SET lock_timeout = " + LOCK_MS
            + "; SET idle_in_transaction_session_timeout = " + STATEMENT_MS
            + "; SET default_transaction_isolation = 'read committed'; SET enable_seqscan = off; SET jit = off;"
            + " SELECT set_config('synchronous_commit', 'on', false)"
            + " WHERE current_setting('synchronous_commit') NOT IN ('on', 'remote_apply')";

    /** Kept, because a logger that nobody holds forgets its level. It would say each fault a second time, at length. */
    private static final Logger DRIVER = Logger.getLogger("org.postgresql");

    /** Between two looks whether the database is back. */
    private static final long LOOK_MS = 250;

    private final PostgresSettings settings;
    private final int connections;
    private @Nullable HikariDataSource pool;
    private @Nullable SQLException away;
    private long lookNanos;
    private boolean closed;

    private PostgresPool(PostgresSettings settings, int connections) {
        this.settings = settings;
        this.connections = connections;
    }

    /** @throws SQLException where the database cannot be reached or lets nobody in */
    static PostgresPool open(PostgresSettings settings, int connections) throws SQLException {
        PostgresPool opened = new PostgresPool(settings, connections);
        HikariDataSource unused = opened.pool();
        return opened;
    }

    /** A connection beside the pool, without what the journal's sessions are told. */
    static Connection connect(PostgresSettings settings) throws SQLException {
        DRIVER.setLevel(Level.OFF);
        Properties driver = driver();
        if (settings.user() != null) {
            driver.setProperty("user", settings.user());
        }
        if (settings.password() != null) {
            driver.setProperty("password", settings.password());
        }
        return DriverManager.getConnection(settings.url(), driver);
    }

    /** What the driver is told, where the URL says nothing of it. */
    static Properties driver() {
        Properties driver = new Properties();
        driver.setProperty("ApplicationName", "inkwire");
        driver.setProperty("connectTimeout", Integer.toString(CONNECT_MS / 1_000));
        driver.setProperty("loginTimeout", Integer.toString(CONNECT_MS / 1_000));
        driver.setProperty("socketTimeout", Integer.toString(SOCKET_S));
        driver.setProperty("tcpKeepAlive", "true");
        // Of several hosts in the URL, the one that may be written to.
        driver.setProperty("targetServerType", "primary");
        // The detail of an error repeats the row, and with it what people wrote.
        driver.setProperty("logServerErrorDetail", "false");
        return driver;
    }

    private Connection connect() throws SQLException {
        HikariDataSource current = pool();
        try {
            return current.getConnection();
        } catch (SQLTransientConnectionException late) {
            dropIfEmpty(current, late);
            throw late;
        }
    }

    /**
     * The pool, if the database is there. A pool that has lost all its connections tries to make others at intervals that
     * grow to 5 s, while everybody waits; here one looks, and the others are told at once what was seen.
     */
    private synchronized HikariDataSource pool() throws SQLException {
        if (closed) {
            throw new SQLException("the journal is closed");
        }
        if (pool == null) {
            if (away != null && System.nanoTime() - lookNanos < 0) {
                throw new SQLException(away.getMessage(), away);
            }
            try {
                connect(settings).close();
            } catch (SQLException failed) {
                away = failed;
                lookNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LOOK_MS);
                throw failed;
            }
            pool = new HikariDataSource(config());
        }
        return pool;
    }

    private HikariConfig config() {
        HikariConfig config = new HikariConfig();
        config.setPoolName("journal");
        config.setJdbcUrl(settings.url());
        config.setUsername(settings.user());
        config.setPassword(settings.password());
        config.setDataSourceProperties(driver());
        config.setConnectionInitSql(SESSION);
        config.setMaximumPoolSize(connections);
        config.setMinimumIdle(0);
        config.setConnectionTimeout(CONNECT_MS);
        config.setValidationTimeout(CONNECT_MS / 3);
        config.setInitializationFailTimeout(-1);
        return config;
    }

    /** One that still has connections goes on with those: they may be under way. */
    private synchronized void dropIfEmpty(HikariDataSource dropped, SQLException why) {
        if (pool == dropped && dropped.getHikariPoolMXBean().getTotalConnections() == 0) {
            away = why;
            pool = null;
            dropped.close();
        }
    }

    private synchronized void evict(Connection connection) {
        if (pool != null) {
            pool.evictConnection(connection);
        }
    }

    /** One for each thread that asks. */
    Lender<PostgresConnection> lender() {
        return new Lender<>() {
            @Override
            public PostgresConnection borrow() throws SQLException {
                return new PostgresConnection(connect());
            }

            @Override
            public void giveBack(PostgresConnection lent) {
                release(lent.connection());
            }

            /** The pool itself drops one that is broken; one that may not write leads to a server that is no primary any more. */
            @Override
            public void giveUp(PostgresConnection lent, Throwable failure) {
                if (!PostgresFaults.isOfStatement(failure)) {
                    evict(lent.connection());
                }
                release(lent.connection());
            }

            @Override
            public void close() {}
        };
    }

    private static void release(Connection connection) {
        try {
            connection.close();
        } catch (SQLException broken) {
            // The pool has dropped it, which is all that is wanted.
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (pool != null) {
            pool.close();
        }
    }
}
