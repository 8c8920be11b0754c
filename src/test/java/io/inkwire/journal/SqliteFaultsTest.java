package io.inkwire.journal;

import static io.inkwire.journal.JournalContract.BOARD;
import static io.inkwire.journal.JournalContract.assertFails;
import static io.inkwire.journal.JournalContract.await;
import static io.inkwire.journal.JournalContract.ops;
import static org.assertj.core.api.Assertions.assertThat;

import io.inkwire.model.BoardId;
import io.inkwire.model.Position;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the journal does where SQLite cannot, and that it heals. */
final class SqliteFaultsTest {
    private static final long ROOMY_PAGES = 1_000_000;
    private static final long WAIT_FOR_LOCK_MS = 3_000;

    @TempDir
    private Path folder;

    private SqliteFile file;
    private SqliteJournal journal;

    /** What the writer's next connection may hold; one that is open keeps its own. */
    private volatile long maxPages = ROOMY_PAGES;

    private volatile boolean commitsThrow;
    private volatile boolean unreachable;
    private volatile @Nullable SqliteConnection writing;

    @BeforeEach
    void open() {
        file = SqliteFile.prepare(folder);
        journal = new SqliteJournal(file.secret(), this::forWriting, this::forReading, WAIT_FOR_LOCK_MS, () -> 1);
        await(journal.createBoard(BOARD, ""));
    }

    @AfterEach
    void close() {
        journal.close();
    }

    private SqliteConnection forWriting() throws SQLException {
        SqliteConnection db = commitsThrow
                ? new SqliteConnection(throwingAfterCommit(connect()))
                : SqliteConnection.forWriting(path());
        db.pragma("max_page_count = " + maxPages);
        writing = db;
        return db;
    }

    private SqliteConnection forReading() throws SQLException {
        return SqliteConnection.forReading(path());
    }

    private Path path() throws SQLException {
        if (unreachable) {
            throw new SQLException("the disk is away");
        }
        return file.path();
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + file.path());
    }

    @Test
    @DisplayName(
            "[ORD-6] a full disk: appends are unknown, nothing of them is there, reads go on, and it heals by itself")
    void fullDisk() throws SQLException {
        Claim claim = await(journal.claim(BOARD, "a"));
        assertThat(await(journal.append(BOARD, claim.epoch(), 0, List.of(ops(1, 1, 1)))))
                .isInstanceOf(Append.Committed.class);
        try (SqliteConnection db = SqliteConnection.forReading(file.path())) {
            maxPages = Long.parseLong(db.pragma("page_count"));
        }
        reconnect();

        Batch big = ops(1, 2, 1, 1 << 20);
        for (int i = 0; i < 3; i++) {
            assertThat(await(journal.append(BOARD, claim.epoch(), 1, List.of(big))))
                    .isInstanceOf(Append.Unknown.class);
        }
        assertFails(journal.writeSnapshotPart(BOARD, Position.START, 0, true, new byte[1 << 20]));
        assertThat(await(journal.read(BOARD, 0, 1 << 20))).hasSize(1);
        assertThat(await(journal.session(BOARD, 1)).orElseThrow().lastBatch()).isEqualTo(1);

        maxPages = ROOMY_PAGES;
        reconnect();
        assertThat(await(journal.append(BOARD, claim.epoch(), 1, List.of(big)))).isInstanceOf(Append.Committed.class);
        assertThat(await(journal.head(BOARD)).position()).isEqualTo(new Position(claim.epoch(), 2));
    }

    @Test
    @DisplayName("[ORD-5] a commit that throws after it took place is unknown; the head and the session tell")
    void commitThrows() throws SQLException {
        Claim claim = await(journal.claim(BOARD, "a"));
        commitsThrow = true;
        reconnect();
        assertThat(await(journal.append(BOARD, claim.epoch(), 0, List.of(ops(1, 1, 1)))))
                .isInstanceOf(Append.Unknown.class);

        commitsThrow = false;
        Claim anew = await(journal.claim(BOARD, "a"));
        assertThat(anew.head()).isEqualTo(new Position(claim.epoch(), 1));
        assertThat(await(journal.session(BOARD, 1)).orElseThrow().lastBatch()).isEqualTo(1);
        assertThat(await(journal.append(BOARD, anew.epoch(), 1, List.of(ops(1, 2, 1)))))
                .isInstanceOf(Append.Committed.class);
    }

    @Test
    @DisplayName("[ORD-6] a file that cannot be opened: appends are unknown, reads fail, and both heal")
    void unreachableFile() throws SQLException {
        Claim claim = await(journal.claim(BOARD, "a"));
        unreachable = true;
        reconnect();
        assertThat(await(journal.append(BOARD, claim.epoch(), 0, List.of(ops(1, 1, 1)))))
                .isInstanceOf(Append.Unknown.class);
        assertFails(journal.read(BOARD, 0, 1));
        assertFails(journal.head(BOARD));

        unreachable = false;
        assertThat(await(journal.head(BOARD)).position()).isEqualTo(Position.START);
        assertThat(await(journal.append(BOARD, claim.epoch(), 0, List.of(ops(1, 1, 1)))))
                .isInstanceOf(Append.Committed.class);
    }

    /** Breaks the writer's present connection, and so makes it open another. */
    private void reconnect() throws SQLException {
        Objects.requireNonNull(writing).close();
        assertFails(journal.createBoard(new BoardId("other"), ""));
    }

    @Test
    @DisplayName(
            "[ORD-6] a write lock held by another process: unknown after its time, and it heals with the lock's release")
    void heldLock() throws SQLException {
        Claim claim = await(journal.claim(BOARD, "a"));
        try (Connection holder = connect()) {
            holder.createStatement().execute("BEGIN IMMEDIATE");
            assertThat(await(journal.append(BOARD, claim.epoch(), 0, List.of(ops(1, 1, 1)))))
                    .isInstanceOf(Append.Unknown.class);
            assertThat(await(journal.head(BOARD)).position()).isEqualTo(Position.START);

            CompletionStage<Append> waiting = journal.append(BOARD, claim.epoch(), 0, List.of(ops(1, 1, 1)));
            holder.createStatement().execute("ROLLBACK");
            assertThat(await(waiting)).isInstanceOf(Append.Committed.class);
        }
    }

    @Test
    @DisplayName("[ORD-5] in one transaction a fenced board and a failing write do the other boards no harm")
    void groupsAreIndependent() throws SQLException {
        List<CompletableFuture<Append>> appends = new ArrayList<>();
        List<Claim> claims = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            await(journal.createBoard(new BoardId("b" + i), ""));
            claims.add(await(journal.claim(new BoardId("b" + i), "a")));
        }
        await(journal.claim(new BoardId("b2"), "another"));
        CompletionStage<Void> broken;
        try (Connection holder = connect()) {
            holder.createStatement().execute("BEGIN IMMEDIATE");
            // While the lock is held all of these wait, and then are one group.
            broken = journal.writeSnapshotPart(
                    new BoardId("b3"), new Position(claims.get(3).epoch(), 7), 0, true, new byte[1]);
            for (int i = 0; i < 6; i++) {
                Batch batch = i == 4 ? ops(1, 1, -1) : ops(1, 1, 1);
                appends.add(journal.append(new BoardId("b" + i), claims.get(i).epoch(), 0, List.of(batch, ops(2, 1, 1)))
                        .toCompletableFuture());
            }
            holder.createStatement().execute("ROLLBACK");
        }
        for (int i = 0; i < 6; i++) {
            Class<?> expected = i == 2 ? Append.Fenced.class : i == 4 ? Append.Unknown.class : Append.Committed.class;
            assertThat(await(appends.get(i))).as("board %d", i).isInstanceOf(expected);
            long seq = i == 2 || i == 4 ? 0 : 2;
            assertThat(await(journal.head(new BoardId("b" + i))).position().seq())
                    .isEqualTo(seq);
            assertThat(await(journal.session(new BoardId("b" + i), 1)).isPresent())
                    .isEqualTo(seq == 2);
        }
        assertFails(broken);
    }

    @Test
    @DisplayName("[I15] the parts that a newer snapshot has replaced leave the file")
    void replacedPartsLeave() throws SQLException {
        Claim claim = await(journal.claim(BOARD, "a"));
        for (int part = 0; part < 40; part++) {
            await(journal.writeSnapshotPart(BOARD, Position.START, part, part == 39, new byte[10]));
        }
        await(journal.append(BOARD, claim.epoch(), 0, List.of(ops(1, 1, 1))));
        await(journal.writeSnapshotPart(BOARD, new Position(claim.epoch(), 1), 0, true, new byte[10]));
        // Each of the deletions goes to the writer's queue before the write behind it is answered.
        for (int i = 0; i < 4; i++) {
            await(journal.reserveAuthors(BOARD, 1));
        }

        try (SqliteConnection db = SqliteConnection.forReading(file.path());
                ResultSet row =
                        db.query("SELECT (SELECT count(*) FROM snapshot), (SELECT count(*) FROM snapshot_part)")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getInt(1)).isEqualTo(1);
            assertThat(row.getInt(2)).isEqualTo(1);
        }
    }

    /** A connection on which COMMIT takes place and then fails. */
    private static Connection throwingAfterCommit(Connection connection) {
        return proxy(Connection.class, (method, arguments) -> {
            Object result = method.invoke(connection, arguments);
            boolean commit = arguments != null && "COMMIT".equals(arguments[0]);
            return commit ? throwing((PreparedStatement) result) : result;
        });
    }

    private static PreparedStatement throwing(PreparedStatement statement) {
        return proxy(PreparedStatement.class, (method, arguments) -> {
            Object result = method.invoke(statement, arguments);
            if (method.getName().equals("execute")) {
                throw new SQLException("the answer was lost");
            }
            return result;
        });
    }

    private interface Call {
        Object call(java.lang.reflect.Method method, Object[] arguments) throws Exception;
    }

    private static <T> T proxy(Class<T> type, Call call) {
        return type.cast(Proxy.newProxyInstance(
                SqliteFaultsTest.class.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    try {
                        return call.call(method, arguments);
                    } catch (InvocationTargetException wrapped) {
                        throw wrapped.getCause();
                    }
                }));
    }
}
