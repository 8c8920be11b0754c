package io.inkwire.app;

import io.inkwire.app.config.JournalKind;
import io.inkwire.journal.Journal;
import io.inkwire.journal.JournalException;
import io.inkwire.journal.MemoryJournal;
import io.inkwire.journal.SqliteJournal;
import java.nio.file.Path;

/** Opens the journal that was asked for. Thread-safe: holds nothing. */
final class Journals {
    private Journals() {}

    static Journal open(JournalKind kind, Path data) throws StartException {
        return switch (kind) {
            case memory -> new MemoryJournal();
            case sqlite -> sqlite(data);
        };
    }

    private static Journal sqlite(Path data) throws StartException {
        try {
            return SqliteJournal.open(data);
        } catch (JournalException e) {
            throw StartException.because("cannot open the boards in " + data, e);
        }
    }
}
