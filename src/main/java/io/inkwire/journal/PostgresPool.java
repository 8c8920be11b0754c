package io.inkwire.journal;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The connections to the database, each set up as the promises need it. Thread-safe: the pool's own.
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

    private final HikariDataSource pool;

    private PostgresPool(HikariDataSource pool) {
        this.pool = pool;
    }

    /** @throws SQLException where the first connection cannot be had */
    static PostgresPool open(PostgresSettings settings, int connections) throws SQLException {
        DRIVER.setLevel(Level.OFF);
        HikariConfig config = new HikariConfig();
        config.setPoolName("journal");
        config.setJdbcUrl(settings.url());
        config.setUsername(settings.user());
        config.setPassword(settings.password());
        config.setDataSourceProperties(driver());
        config.setConnectionInitSql(SESSION);
        config.setMaximumPoolSize(connections);
        // Made when somebody asks: what waits for a connection then tries each few milliseconds, and not each 5 s.
        config.setMinimumIdle(0);
        config.setConnectionTimeout(CONNECT_MS);
        config.setValidationTimeout(CONNECT_MS / 3);
        config.setInitializationFailTimeout(1);
        try {
            return new PostgresPool(new HikariDataSource(config));
        } catch (PoolInitializationException failed) {
            throw failed.getCause() instanceof SQLException why ? why : new SQLException(failed);
        }
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

    /** One for each thread that asks. */
    Lender<PostgresConnection> lender() {
        return new Lender<>() {
            @Override
            public PostgresConnection borrow() throws SQLException {
                return new PostgresConnection(pool.getConnection());
            }

            @Override
            public void giveBack(PostgresConnection lent) {
                release(lent.connection());
            }

            /** The pool itself drops one that is broken; one that may not write leads to a server that is no primary any more. */
            @Override
            public void giveUp(PostgresConnection lent, Throwable failure) {
                if (!PostgresFaults.isOfStatement(failure)) {
                    pool.evictConnection(lent.connection());
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
    public void close() {
        pool.close();
    }
}
