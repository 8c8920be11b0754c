package io.inkwire.journal;

import io.inkwire.postgres.TestPostgres;

final class PostgresJournalTest extends JournalContract {
    private final PostgresSettings settings = settings(TestPostgres.shared().newDatabase());

    static PostgresSettings settings(String database) {
        return new PostgresSettings(TestPostgres.shared().url(database), TestPostgres.USER, TestPostgres.PASSWORD);
    }

    @Override
    Journal open() {
        return PostgresJournal.open(settings);
    }
}
