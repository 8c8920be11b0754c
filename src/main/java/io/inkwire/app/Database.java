package io.inkwire.app;

import io.inkwire.app.config.JournalKind;
import io.inkwire.app.config.Setting;
import io.inkwire.app.config.Settings;
import io.inkwire.app.config.Values;
import io.inkwire.journal.PostgresSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The settings of {@code journal: postgres}, and which go together. Thread-safe: holds nothing. */
final class Database {
    private static final long PASSWORD_FILE_BYTES = 4_096;

    private Database() {}

    /**
     * @return empty for another journal
     * @throws IllegalArgumentException says in one sentence what cannot be meant, and no secret
     */
    static Optional<PostgresSettings> of(Values values) {
        if (values.get(Settings.JOURNAL) != JournalKind.postgres) {
            for (Setting<?> setting : List.of(Settings.JDBC, Settings.JDBC_USER, Settings.JDBC_PASSWORD_FILE)) {
                check(
                        values.find(setting).isEmpty(),
                        values.name(setting) + " is of use only together with " + Settings.JOURNAL.option()
                                + " postgres");
            }
            return Optional.empty();
        }
        String url = values.find(Settings.JDBC)
                .orElseThrow(() -> new IllegalArgumentException(values.name(Settings.JOURNAL) + " postgres needs "
                        + Settings.JDBC.option() + " URL, such as jdbc:postgresql://localhost:5432/inkwire"));
        return Optional.of(
                new PostgresSettings(url, values.find(Settings.JDBC_USER).orElse(null), password(values)));
    }

    private static @Nullable String password(Values values) {
        Optional<String> given = values.find(Settings.JDBC_PASSWORD);
        Optional<Path> file = values.find(Settings.JDBC_PASSWORD_FILE);
        check(
                given.isEmpty() || file.isEmpty(),
                "the database's password is given twice, by " + values.name(Settings.JDBC_PASSWORD) + " and by "
                        + values.name(Settings.JDBC_PASSWORD_FILE));
        return file.isPresent() ? read(file.get()) : given.orElse(null);
    }

    private static String read(Path file) {
        try {
            check(Files.size(file) <= PASSWORD_FILE_BYTES, "the password file " + file + " is too long for a password");
            String password = Files.readString(file).replaceFirst("\\R$", "");
            check(
                    !password.isEmpty() && password.lines().count() == 1,
                    "the password file " + file + " must hold one line");
            return password;
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot read the password file " + file, e);
        }
    }

    private static void check(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
