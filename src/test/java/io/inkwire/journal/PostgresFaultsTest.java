package io.inkwire.journal;

import static io.inkwire.journal.JournalContract.BOARD;
import static io.inkwire.journal.JournalContract.assertFails;
import static io.inkwire.journal.JournalContract.await;
import static io.inkwire.journal.JournalContract.ops;
import static io.inkwire.journal.PostgresJournalTest.settings;
import static org.assertj.core.api.Assertions.assertThat;

import io.inkwire.journal.PostgresAppend.Asked;
import io.inkwire.journal.PostgresAppend.Done;
import io.inkwire.model.BoardId;
import io.inkwire.model.Epoch;
import io.inkwire.model.Position;
import io.inkwire.postgres.TestPostgres;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the journal does where PostgreSQL cannot, and that it heals. */
final class PostgresFaultsTest {
    private final TestPostgres postgres = TestPostgres.shared();
    private final String database = postgres.newDatabase();
    private PostgresPool pool;
    private PostgresJournal journal;
    private Claim claim;

    /** Commits take place and their answers are lost. */
    private volatile boolean answersGetLost;

    @BeforeEach
    void open() throws SQLException {
        pool = PostgresPool.open(settings(database), 7);
        byte[] secret = PostgresSchema.prepare(settings(database), pool);
        journal = new PostgresJournal(secret, this::lender, pool, () -> 1);
        await(journal.createBoard(BOARD, ""));
        claim = await(journal.claim(BOARD, "a"));
    }

    @AfterEach
    void close() {
        journal.close();
    }

    private CompletionStage<Append> append(long expectedSeq, long batch) {
        return journal.append(BOARD, claim.epoch(), expectedSeq, List.of(ops(1, batch, 1)));
    }

    private void assertHead(long seq) {
        assertThat(await(journal.head(BOARD)).position().seq()).isEqualTo(seq);
        assertThat(await(journal.session(BOARD, 1)).map(SessionRow::lastBatch).orElse(0L))
                .isEqualTo(seq);
    }

    @Test
    @DisplayName("[ORD-6] a database that is gone: appends are unknown, the rest fails, and all of it heals by itself")
    void gone() {
        postgres.execute("postgres", "ALTER DATABASE " + database + " ALLOW_CONNECTIONS false");
        cutAll();
        assertThat(await(append(0, 1))).isInstanceOf(Append.Unknown.class);
        assertFails(journal.head(BOARD));
        assertFails(journal.claim(BOARD, "a"));

        postgres.execute("postgres", "ALTER DATABASE " + database + " ALLOW_CONNECTIONS true");
        awaitReads();
        assertHead(0);
        assertThat(await(append(0, 1))).isInstanceOf(Append.Committed.class);
        assertHead(1);
    }

    /** It looks for the database four times a second, and does not let anybody wait meanwhile. */
    private void awaitReads() {
        long endNanos = System.nanoTime() + 2_000_000_000L;
        while (journal.head(BOARD)
                .handle((head, failure) -> failure != null)
                .toCompletableFuture()
                .join()) {
            assertThat(System.nanoTime()).isLessThan(endNanos);
        }
    }

    @Test
    @DisplayName("[ORD-6] connections that are cut are replaced before anybody notices more than one failure each")
    void cut() {
        assertThat(await(append(0, 1))).isInstanceOf(Append.Committed.class);
        cutAll();
        Append after = await(append(1, 2));
        if (after instanceof Append.Unknown) {
            claim = await(journal.claim(BOARD, "a"));
            assertThat(await(append(1, 2))).isInstanceOf(Append.Committed.class);
        }
        assertThat(await(append(2, 3))).isInstanceOf(Append.Committed.class);
    }

    private void cutAll() {
        postgres.execute(
                "postgres",
                "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = '" + database + "'");
    }

    @Test
    @DisplayName("[ORD-5] a commit whose answer is lost is unknown; after a claim the head and the session tell")
    void answerLost() {
        answersGetLost = true;
        assertThat(await(append(0, 1))).isInstanceOf(Append.Unknown.class);

        answersGetLost = false;
        claim = await(journal.claim(BOARD, "a"));
        assertThat(claim.head().seq()).isEqualTo(1);
        assertHead(1);
        assertThat(await(append(1, 2))).isInstanceOf(Append.Committed.class);
    }

    @Test
    @DisplayName("[ORD-5] a claim waits for an append whose end its owner will never know, and its head tells that end")
    void claimWaitsForTheAppendBefore() throws SQLException {
        for (boolean commits : new boolean[] {false, true}) {
            try (Connection owner = postgres.connect(database)) {
                owner.setAutoCommit(false);
                assertThat(PostgresAppend.write(new PostgresConnection(owner), List.of(asked(BOARD, claim.epoch(), 1))))
                        .containsExactly(Done.COMMITTED);
                CompletableFuture<Claim> next = journal.claim(BOARD, "b").toCompletableFuture();
                // The other changer serves, so that this one has been asked before.
                await(journal.createBoard(new BoardId("other" + commits), ""));
                awaitLockWait();
                assertThat(next).isNotDone();
                if (commits) {
                    owner.commit();
                } else {
                    owner.rollback();
                }
                claim = await(next);
                assertThat(claim.head().seq()).isEqualTo(commits ? 1 : 0);
            }
        }
        assertHead(1);
    }

    /** Until somebody waits for a row of this database. */
    private void awaitLockWait() throws SQLException {
        try (Connection admin = postgres.connect("postgres");
                PreparedStatement waiting =
                        admin.prepareStatement("SELECT count(*) FROM pg_stat_activity WHERE datname = '" + database
                                + "' AND wait_event_type = 'Lock'")) {
            long endNanos = System.nanoTime() + 10_000_000_000L;
            int found = 0;
            while (found == 0) {
                assertThat(System.nanoTime()).isLessThan(endNanos);
                try (ResultSet row = waiting.executeQuery()) {
                    row.next();
                    found = row.getInt(1);
                }
            }
        }
    }

    @Test
    @DisplayName("[I9] an append that began before a claim and comes to the row after it is fenced")
    void fencedWhileWaiting() throws SQLException {
        try (Connection other = postgres.connect(database)) {
            other.setAutoCommit(false);
            Claim newer = PostgresBoards.claim(new PostgresConnection(other), BOARD, "b", 7);
            CompletableFuture<Append> append = append(0, 1).toCompletableFuture();
            // The row is held: the append is tried again and again, beside the others.
            await(journal.createBoard(new BoardId("other"), ""));
            Claim otherClaim = await(journal.claim(new BoardId("other"), "a"));
            assertThat(await(journal.append(new BoardId("other"), otherClaim.epoch(), 0, List.of(ops(1, 1, 1)))))
                    .isInstanceOf(Append.Committed.class);
            assertThat(append).isNotDone();
            other.commit();
            assertThat(await(append)).isInstanceOf(Append.Fenced.class);
            assertThat(newer.epoch().counter()).isEqualTo(2);
        }
        assertHead(0);
    }

    @Test
    @DisplayName("[ORD-6] a row that somebody holds on to: unknown after its time, and it heals with the row's release")
    void heldRow() throws SQLException {
        try (Connection holder = postgres.connect(database)) {
            holder.setAutoCommit(false);
            holder.createStatement().execute("SELECT 1 FROM board FOR UPDATE");
            assertThat(await(append(0, 1))).isInstanceOf(Append.Unknown.class);
            assertFails(journal.claim(BOARD, "a"));
            assertHead(0);

            CompletionStage<Append> waiting = append(0, 1);
            holder.rollback();
            assertThat(await(waiting)).isInstanceOf(Append.Committed.class);
        }
    }

    @Test
    @DisplayName(
            "[ORD-6] a disk that is full: appends are unknown, nothing of them is there, reads go on, and it heals")
    void fullDisk() {
        postgres.execute(
                database,
                "CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS"
                        + " $$ BEGIN RAISE EXCEPTION 'no space left' USING ERRCODE = 'disk_full'; END $$;"
                        + " CREATE TRIGGER full_disk BEFORE INSERT ON record FOR EACH STATEMENT EXECUTE FUNCTION full_disk()");
        for (int i = 0; i < 3; i++) {
            assertThat(await(append(0, 1))).isEqualTo(new Append.Unknown("ERROR: no space left"));
        }
        assertHead(0);

        postgres.execute(database, "DROP TRIGGER full_disk ON record");
        assertThat(await(append(0, 1))).isInstanceOf(Append.Committed.class);
        assertHead(1);
    }

    @Test
    @DisplayName("[ORD-5] in one statement a fenced board and an append that cannot be do the other boards no harm")
    void groupsAreIndependent() throws SQLException {
        List<CompletableFuture<Append>> appends = new ArrayList<>();
        List<Claim> claims = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            await(journal.createBoard(new BoardId("b" + i), ""));
            claims.add(await(journal.claim(new BoardId("b" + i), "a")));
        }
        await(journal.claim(new BoardId("b2"), "another"));
        try (Connection holder = postgres.connect(database)) {
            holder.setAutoCommit(false);
            holder.createStatement().execute("LOCK TABLE board IN ACCESS EXCLUSIVE MODE");
            CompletionStage<Append> alone = append(0, 1);
            awaitLockWait();
            // While the table is locked all of these wait behind the first, and then are one group.
            for (int i = 0; i < 6; i++) {
                Batch batch = i == 4 ? ops(1, 1, -1) : ops(1, 1, 1);
                appends.add(journal.append(new BoardId("b" + i), claims.get(i).epoch(), 0, List.of(batch, ops(2, 1, 1)))
                        .toCompletableFuture());
            }
            holder.rollback();
            assertThat(await(alone)).isInstanceOf(Append.Committed.class);
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
    }

    @Test
    @DisplayName(
            "[ORD-1] one statement appends for many boards, each fenced for itself, and leaves out what others hold")
    void oneStatement() throws SQLException {
        List<Asked> group = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            BoardId board = new BoardId("b" + i);
            await(journal.createBoard(board, ""));
            group.add(asked(board, await(journal.claim(board, "a")).epoch(), i + 1));
        }
        await(journal.claim(new BoardId("b1"), "another"));
        try (Connection holder = postgres.connect(database);
                Connection writer = postgres.connect(database)) {
            holder.setAutoCommit(false);
            holder.createStatement().execute("SELECT 1 FROM board WHERE id = 'b2' FOR UPDATE");
            assertThat(PostgresAppend.write(new PostgresConnection(writer), group))
                    .containsExactly(Done.COMMITTED, Done.FENCED, Done.HELD, Done.COMMITTED);
        }
        assertThat(await(journal.read(new BoardId("b3"), 0, 1 << 20))).hasSize(4);
        assertThat(await(journal.read(new BoardId("b2"), 0, 1 << 20))).isEmpty();
    }

    /** An append of {@code batches} batches of one op each to an empty board. */
    private static Asked asked(BoardId board, Epoch owner, int batches) {
        List<Batch> all = new ArrayList<>();
        for (int number = 1; number <= batches; number++) {
            all.add(ops(1, number, 1));
        }
        return new Asked(board, owner, 0, all, 1);
    }

    @Test
    @DisplayName("[I15] more appends than the queue holds are unknown at once; those in it get their answers")
    void fullQueue() throws SQLException {
        List<CompletableFuture<Append>> appends = new ArrayList<>();
        try (Connection holder = postgres.connect(database)) {
            holder.setAutoCommit(false);
            holder.createStatement().execute("LOCK TABLE board IN ACCESS EXCLUSIVE MODE");
            boolean full = false;
            while (!full) {
                CompletableFuture<Append> next = append(0, 1).toCompletableFuture();
                appends.add(next);
                full = next.isDone()
                        && next.join() instanceof Append.Unknown unknown
                        && unknown.reason().contains("full");
            }
            holder.rollback();
        }
        assertThat(appends).hasSizeGreaterThan(16_000);
        appends.forEach(JournalContract::await);
        assertThat(appends.stream().filter(append -> append.join() instanceof Append.Committed))
                .hasSizeLessThanOrEqualTo(1);
    }

    @Test
    @DisplayName("[ORD-2] a log of more records than one answer holds is read page by page, without a gap")
    void longLog() {
        List<Batch> batches = new ArrayList<>();
        for (int number = 1; number <= 2_100; number++) {
            batches.add(ops(1, number, 1));
        }
        assertThat(await(journal.append(BOARD, claim.epoch(), 0, batches))).isInstanceOf(Append.Committed.class);

        List<Logged> read = new ArrayList<>(await(journal.read(BOARD, 0, 1 << 20)));
        assertThat(read).hasSize(2_048);
        read.addAll(await(journal.read(BOARD, 2_048, 1 << 20)));
        JournalContract.assertContiguous(read);
        assertThat(read).hasSize(2_100);
    }

    @Test
    @DisplayName("[I15] the parts that a newer snapshot has replaced leave the database with it")
    void replacedPartsLeave() throws SQLException {
        for (int part = 0; part < 5; part++) {
            await(journal.writeSnapshotPart(BOARD, Position.START, part, part == 4, new byte[10]));
        }
        await(append(0, 1));
        await(journal.writeSnapshotPart(BOARD, new Position(claim.epoch(), 1), 0, true, new byte[10]));

        try (Connection connection = postgres.connect(database);
                ResultSet row = connection
                        .createStatement()
                        .executeQuery("SELECT (SELECT count(*) FROM snapshot), (SELECT count(*) FROM snapshot_part)")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getInt(1)).isEqualTo(1);
            assertThat(row.getInt(2)).isEqualTo(1);
        }
    }

    /** A lender whose connections lose the answer of what they have done, while {@link #answersGetLost}. */
    private Lender<PostgresConnection> lender() {
        Lender<PostgresConnection> real = pool.lender();
        return new Lender<>() {
            @Override
            public PostgresConnection borrow() throws SQLException {
                PostgresConnection lent = real.borrow();
                return answersGetLost ? new PostgresConnection(losingAnswers(lent.connection())) : lent;
            }

            @Override
            public void giveBack(PostgresConnection lent) {
                real.giveBack(lent);
            }

            @Override
            public void giveUp(PostgresConnection lent, Throwable failure) {
                // As the pool does with one that is broken; it does not know the stand-in.
                real.giveBack(lent);
            }

            @Override
            public void close() {
                real.close();
            }
        };
    }

    private static Connection losingAnswers(Connection connection) {
        return proxy(Connection.class, (method, arguments) -> {
            Object result = method.invoke(connection, arguments);
            return result instanceof PreparedStatement statement ? losingAnswer(statement) : result;
        });
    }

    private static PreparedStatement losingAnswer(PreparedStatement statement) {
        return proxy(PreparedStatement.class, (method, arguments) -> {
            Object result = method.invoke(statement, arguments);
            if (method.getName().equals("executeQuery")) {
                throw new SQLException("the answer was lost", "08006");
            }
            return result;
        });
    }

    private interface Call {
        Object call(java.lang.reflect.Method method, Object[] arguments) throws Exception;
    }

    private static <T> T proxy(Class<T> type, Call call) {
        return type.cast(Proxy.newProxyInstance(
                PostgresFaultsTest.class.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    try {
                        return call.call(method, arguments);
                    } catch (InvocationTargetException wrapped) {
                        throw wrapped.getCause();
                    }
                }));
    }
}
