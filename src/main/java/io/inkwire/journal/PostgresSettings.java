package io.inkwire.journal;

import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where the database is and who asks. Immutable; shown without what follows the URL's question mark, and without the
 * password.
 *
 * @param url as PostgreSQL's JDBC driver takes it: {@code jdbc:postgresql://HOST:PORT/DATABASE?sslmode=verify-full}
 * @param user null for the driver's own idea, the name of the system's user
 * @param password null where the database asks for none, or the driver finds it in {@code ~/.pgpass}
 */
public record PostgresSettings(
        String url, @Nullable String user, @Nullable String password) {
    private static final String SCHEME = "jdbc:postgresql:";

    /** @throws IllegalArgumentException says what is wrong with the URL, without repeating a password in it */
    public PostgresSettings {
        if (!url.startsWith(SCHEME)) {
            throw new IllegalArgumentException("the database's URL must begin with " + SCHEME
                    + ", as in jdbc:postgresql://localhost:5432/inkwire");
        }
        if (url.substring(where(url).length()).toLowerCase(Locale.ROOT).contains("password=")) {
            throw new IllegalArgumentException(
                    "the database's URL must not hold a password: other users of the machine see it");
        }
    }

    /** The URL without its parameters. */
    public String where() {
        return where(url);
    }

    private static String where(String url) {
        int parameters = url.indexOf('?');
        return parameters < 0 ? url : url.substring(0, parameters);
    }

    @Override
    public String toString() {
        return where() + " as " + Objects.requireNonNullElse(user, "the system's user");
    }
}
