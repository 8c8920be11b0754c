package io.inkwire.journal;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings a database to this version's schema, and asks what it promises. Thread-safe: holds no state. */
final class PostgresSchema {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresSchema.class);

    private static final int OLDEST_SERVER = 14;

    private PostgresSchema() {}

    /**
     * Blocks for as long as another node brings the same database to its schema: Flyway holds a lock in it meanwhile.
     *
     * @return the store's secret
     * @throws JournalException says what is wrong with the database
     */
    static byte[] prepare(PostgresSettings settings, PostgresPool pool) throws SQLException {
        Lender<PostgresConnection> lender = pool.lender();
        PostgresConnection db = lender.borrow();
        try {
            check(db);
            migrate(settings);
            return secret(db);
        } finally {
            lender.giveBack(db);
        }
    }

    private static void check(PostgresConnection db) throws SQLException {
        try (ResultSet row = db.query("SELECT current_schema(), current_setting('server_version_num')::int / 10000,"
                + " current_setting('fsync'), current_setting('full_page_writes')")) {
            row.next();
            if (row.getString(1) == null) {
                throw new JournalException("there is no schema to put the boards in: make the one that the URL's"
                        + " currentSchema names, or let the user see public");
            }
            if (row.getInt(2) < OLDEST_SERVER) {
                throw new JournalException("PostgreSQL " + row.getInt(2) + " is too old; " + OLDEST_SERVER
                        + " is the oldest that Inkwire runs on");
            }
            if (!row.getString(3).equals("on") || !row.getString(4).equals("on")) {
                LOG.warn(
                        "PostgreSQL runs with fsync={}, full_page_writes={}: what is saved may be lost when the power is cut",
                        row.getString(3),
                        row.getString(4));
            }
        }
    }

    /** Over connections of its own: a change of schema may take longer than any statement of the journal. */
    private static void migrate(PostgresSettings settings) {
        try {
            Flyway.configure(PostgresSchema.class.getClassLoader())
                    .dataSource(settings.url(), settings.user(), settings.password())
                    .locations("classpath:journal/postgres")
                    .loggers("slf4j")
                    .load()
                    .migrate();
        } catch (FlywayException failed) {
            throw new JournalException("cannot bring the database to its schema: " + failed.getMessage(), failed);
        }
    }

    private static byte[] secret(PostgresConnection db) throws SQLException {
        byte[] fresh = new byte[Journal.SECRET_BYTES];
        new SecureRandom().nextBytes(fresh);
        db.update("INSERT INTO store (id, secret) VALUES (1, ?) ON CONFLICT DO NOTHING", fresh);
        try (ResultSet row = db.query("SELECT secret FROM store")) {
            row.next();
            return row.getBytes(1);
        }
    }
}
