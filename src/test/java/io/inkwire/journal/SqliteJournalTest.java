package io.inkwire.journal;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class SqliteJournalTest extends JournalContract {
    @TempDir
    private Path folder;

    @Override
    Journal open() {
        return SqliteJournal.open(folder);
    }
}
