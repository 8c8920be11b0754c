package io.inkwire.app;

import io.inkwire.journal.Journal;
import io.inkwire.journal.JournalException;
import io.inkwire.journal.MemoryJournal;
import io.inkwire.journal.PostgresJournal;
import io.inkwire.journal.PostgresSettings;
import io.inkwire.journal.SqliteJournal;
import java.nio.file.Path;

/** Opens the journal that was asked for. Thread-safe: holds nothing. */
final class Journals {
    private Journals() {}

    static Journal open(ServeSettings settings) throws StartException {
        return switch (settings.journal()) {
            case memory -> new MemoryJournal();
            case sqlite -> sqlite(settings.data());
            case postgres -> postgres(settings.database().orElseThrow());
        };
    }

    private static Journal postgres(PostgresSettings database) throws StartException {
        try {
            return PostgresJournal.open(database);
        } catch (JournalException e) {
            throw StartException.because("cannot open the boards in " + database.where(), e);
        }
    }

    private static Journal sqlite(Path data) throws StartException {
        try {
            return SqliteJournal.open(data);
        } catch (JournalException e) {
            throw StartException.because("cannot open the boards in " + data, e);
        }
    }
}
