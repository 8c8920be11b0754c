package io.inkwire.journal;

import static io.inkwire.journal.JournalContract.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file, its folder, and what is asked of SQLite before anything is promised. */
final class SqliteFileTest {
    @TempDir
    private Path parent;

    @Test
    @DisplayName("[I10] every connection has WAL, synchronous=FULL, foreign keys, and a library without the WAL bug")
    void pragmas() throws SQLException {
        SqliteFile file = SqliteFile.prepare(parent.resolve("data"));
        for (SqliteConnection opened :
                List.of(SqliteConnection.forWriting(file.path()), SqliteConnection.forReading(file.path()))) {
            try (SqliteConnection db = opened) {
                assertThat(db.pragma("journal_mode")).isEqualTo("wal");
                assertThat(db.pragma("synchronous")).isEqualTo("2");
                assertThat(db.pragma("foreign_keys")).isEqualTo("1");
                assertThat(db.pragma("integrity_check")).isEqualTo("ok");
            }
        }
    }

    @Test
    @DisplayName("[I10] a connection for reading cannot write")
    void readersDoNotWrite() throws SQLException {
        SqliteFile file = SqliteFile.prepare(parent.resolve("data"));
        try (SqliteConnection db = SqliteConnection.forReading(file.path())) {
            assertThatThrownBy(() -> db.update("DELETE FROM store")).isInstanceOf(SQLException.class);
        }
    }

    @Test
    @DisplayName("SQLite before 3.51.3 is refused, whatever its number looks like as text")
    void oldLibraries() {
        for (String old : List.of("3.51.2", "3.9.99", "3.51", "2.99.99", "0")) {
            assertThatThrownBy(() -> SqliteConnection.requireVersion(old))
                    .as(old)
                    .isInstanceOf(JournalException.class)
                    .hasMessageContaining("3.51.3");
        }
        for (String fit : List.of("3.51.3", "3.51.10", "3.100.0", "4.0.0")) {
            assertThatCode(() -> SqliteConnection.requireVersion(fit)).as(fit).doesNotThrowAnyException();
        }
    }

    @Test
    @DisplayName("the folder and the file are their owner's alone, also where the file was open to others before")
    void permissions() throws IOException {
        Path folder = parent.resolve("a").resolve("data");
        Path path = SqliteFile.prepare(folder).path();
        assertThat(mode(folder)).isEqualTo("rwx------");
        assertThat(mode(path)).isEqualTo("rw-------");

        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-r--r--"));
        try (Journal journal = SqliteJournal.open(folder)) {
            await(journal.createBoard(JournalContract.BOARD, ""));
            assertThat(mode(path)).isEqualTo("rw-------");
            assertThat(mode(folder.resolve("inkwire.db-wal"))).isEqualTo("rw-------");
        }
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    @DisplayName("a folder that cannot be made is named in the error")
    void noFolder() throws IOException {
        Path file = Files.createFile(parent.resolve("file"));
        assertThatThrownBy(() -> SqliteJournal.open(file.resolve("data")))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("data folder")
                .hasMessageContaining(file.toString());
        assertThatThrownBy(() -> SqliteJournal.open(file))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    @DisplayName("a file that is no database, or somebody else's, is left alone and named in the error")
    void foreignFiles() throws IOException, SQLException {
        Path garbageFolder = Files.createDirectories(parent.resolve("garbage"));
        Path garbage = garbageFolder.resolve("inkwire.db");
        Files.writeString(garbage, "this is a letter to my aunt, and not at all a database, however long you read it");
        assertThatThrownBy(() -> SqliteJournal.open(garbageFolder))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining(garbage.toString());
        assertThat(Files.readString(garbage)).startsWith("this is a letter");

        Path foreignFolder = Files.createDirectories(parent.resolve("foreign"));
        Path foreign = foreignFolder.resolve("inkwire.db");
        try (Connection db = DriverManager.getConnection("jdbc:sqlite:" + foreign);
                Statement statement = db.createStatement()) {
            statement.execute("CREATE TABLE board (name TEXT)");
        }
        assertThatThrownBy(() -> SqliteJournal.open(foreignFolder))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining(foreign.toString());
    }

    @Test
    @DisplayName("[SES-2] many that open a new folder at once migrate it once and have one secret")
    void openedAtOnce() {
        Path folder = parent.resolve("data");
        List<CompletableFuture<String>> secrets = IntStream.range(0, 6)
                .mapToObj(i -> CompletableFuture.supplyAsync(() ->
                        HexFormat.of().formatHex(SqliteFile.prepare(folder).secret())))
                .toList();
        assertThat(secrets.stream().map(JournalContract::await).distinct()).hasSize(1);
    }
}
