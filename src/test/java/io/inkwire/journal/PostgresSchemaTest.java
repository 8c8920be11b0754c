package io.inkwire.journal;

import static io.inkwire.journal.PostgresJournalTest.settings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.inkwire.postgres.TestPostgres;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The database, whoever made it, and what is asked of it before anything is promised. */
final class PostgresSchemaTest {
    private final TestPostgres postgres = TestPostgres.shared();
    private final String database = postgres.newDatabase();

    @Test
    @DisplayName("[I10] a commit is waited for until it is on disk, also where the database is told otherwise")
    void synchronousCommit() throws SQLException {
        for (String weaker : List.of("off", "local", "remote_write")) {
            assertThat(synchronousCommit(weaker)).as(weaker).isEqualTo("on");
        }
        assertThat(synchronousCommit("remote_apply")).isEqualTo("remote_apply");
    }

    private String synchronousCommit(String ofDatabase) throws SQLException {
        postgres.execute(database, "ALTER DATABASE " + database + " SET synchronous_commit = " + ofDatabase);
        try (PostgresPool pool = PostgresPool.open(settings(database), 1)) {
            PostgresConnection db = pool.lender().borrow();
            try (ResultSet row = db.query("SHOW synchronous_commit")) {
                row.next();
                return row.getString(1);
            }
        }
    }

    @Test
    @DisplayName(
            "[SES-2] many nodes that open an empty database at once bring it to its schema once and have one secret")
    void openedAtOnce() {
        List<CompletableFuture<String>> secrets = IntStream.range(0, 4)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> {
                            try (Journal journal = PostgresJournal.open(settings(database))) {
                                return HexFormat.of().formatHex(JournalContract.await(journal.secret()));
                            }
                        },
                        task -> new Thread(task, "node").start()))
                .toList();
        assertThat(secrets.stream().map(JournalContract::await).distinct()).hasSize(1);
    }

    @Test
    @DisplayName("the boards may have a schema of their own in a database, by the URL; one that is not there is named")
    void ownSchema() {
        PostgresSettings own = with("?currentSchema=ink");
        assertThatThrownBy(() -> PostgresJournal.open(own))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("currentSchema");
        postgres.execute(database, "CREATE SCHEMA ink; CREATE TABLE public.board (name TEXT)");
        try (Journal journal = PostgresJournal.open(own)) {
            assertThat(JournalContract.await(journal.createBoard(JournalContract.BOARD, "")))
                    .isTrue();
        }
    }

    @Test
    @DisplayName("somebody else's tables are left alone and said so")
    void foreignTables() {
        postgres.execute(database, "CREATE TABLE board (name TEXT)");
        assertThatThrownBy(() -> PostgresJournal.open(settings(database)))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("non-empty schema");
    }

    @Test
    @DisplayName("a wrong password and a database that is not there are said, without the password")
    void notLetIn() {
        assertThatThrownBy(() -> PostgresJournal.open(
                        new PostgresSettings(postgres.url(database), TestPostgres.USER, TestPostgres.PASSWORD + "x")))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("password authentication failed")
                .hasMessageNotContaining(TestPostgres.PASSWORD);
        assertThatThrownBy(() -> PostgresJournal.open(settings("nowhere")))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("database \"nowhere\" does not exist");
        assertThat(settings(database).toString()).doesNotContain(TestPostgres.PASSWORD);
    }

    private PostgresSettings with(String parameters) {
        return new PostgresSettings(postgres.url(database) + parameters, TestPostgres.USER, TestPostgres.PASSWORD);
    }
}
