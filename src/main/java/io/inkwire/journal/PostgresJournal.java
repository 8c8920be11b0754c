package io.inkwire.journal;

import io.inkwire.model.BoardId;
import io.inkwire.model.Epoch;
import io.inkwire.model.Position;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The journal of many machines: boards in one PostgreSQL database, which all nodes share. Committed means committed with
 * {@code synchronous_commit=on}, whatever the server's own setting. The fence is a row of the database, compared in the
 * statement that appends.
 *
 * <p>Thread-safe: appends go to one thread that commits them in groups, other writes to two and reads to four others;
 * stages complete on those, so nobody may block in them. While the database is away appends are unknown and the rest
 * fails, each after {@value PostgresPool#CONNECT_MS} ms at most; it serves again once it is back.
 */
public final class PostgresJournal implements Journal {
    private static final int READERS = 4;
    private static final int CHANGERS = 2;
    private static final int CONNECTIONS = 1 + READERS + CHANGERS;

    /** Names this journal among those that write snapshots to the database. */
    private final long writerId;

    private final byte[] secret;
    private final SecureRandom random = new SecureRandom();
    private final LongSupplier wallClockMs;
    private final AutoCloseable connections;
    private final PostgresWriter writer;
    private final StoreThreads<PostgresConnection> changers;
    private final StoreThreads<PostgresConnection> readers;

    /** @param connections closed at last */
    PostgresJournal(
            byte[] secret,
            Supplier<Lender<PostgresConnection>> lenders,
            AutoCloseable connections,
            LongSupplier wallClockMs) {
        this.writerId = random.nextLong();
        this.secret = secret;
        this.connections = connections;
        this.wallClockMs = wallClockMs;
        PostgresFaults writing = new PostgresFaults("write");
        this.writer = new PostgresWriter(lenders.get(), writing);
        this.changers = new StoreThreads<>("journal-changer", CHANGERS, PostgresPool.CONNECT_MS, lenders, writing);
        this.readers = new StoreThreads<>(
                "journal-reader", READERS, PostgresPool.CONNECT_MS, lenders, new PostgresFaults("read"));
    }

    /**
     * Opens the store, bringing the database to its schema where it is not. Blocks, for a moment, and for as long as
     * another node does the same.
     *
     * @throws JournalException says what is wrong: the database cannot be reached, lets nobody in, is too old, is not ours
     */
    public static PostgresJournal open(PostgresSettings settings) {
        PostgresPool pool;
        try {
            pool = PostgresPool.open(settings, CONNECTIONS);
        } catch (SQLException failed) {
            throw cannotOpen(settings, failed);
        }
        try {
            byte[] secret = PostgresSchema.prepare(settings, pool);
            return new PostgresJournal(secret, pool::lender, pool, System::currentTimeMillis);
        } catch (SQLException | RuntimeException failed) {
            pool.close();
            throw failed instanceof JournalException said ? said : cannotOpen(settings, failed);
        }
    }

    private static JournalException cannotOpen(PostgresSettings settings, Exception failed) {
        return new JournalException("cannot open " + settings.where() + ": " + PostgresFaults.say(failed), failed);
    }

    @Override
    public CompletionStage<Boolean> createBoard(BoardId board, String title) {
        long nowMs = wallClockMs.getAsLong();
        return changers.ask(db -> PostgresBoards.create(db, board, title, nowMs));
    }

    @Override
    public CompletionStage<Optional<BoardRow>> board(BoardId board) {
        return readers.ask(db -> PostgresBoards.row(db, board));
    }

    @Override
    public CompletionStage<Void> renameBoard(BoardId board, String title) {
        return changers.ask(db -> {
            PostgresBoards.rename(db, board, title);
            return null;
        });
    }

    @Override
    public CompletionStage<Claim> claim(BoardId board, String node) {
        return changers.ask(db -> PostgresBoards.claim(db, board, node, random.nextInt()));
    }

    @Override
    public CompletionStage<Append> append(BoardId board, Epoch owner, long expectedSeq, List<Batch> batches) {
        if (batches.isEmpty()) {
            throw new IllegalArgumentException("an append without batches");
        }
        return writer.append(
                new PostgresAppend.Asked(board, owner, expectedSeq, List.copyOf(batches), wallClockMs.getAsLong()));
    }

    @Override
    public CompletionStage<List<Logged>> read(BoardId board, long afterSeq, int maxBytes) {
        return readers.ask(db -> PostgresLog.read(db, board, afterSeq, maxBytes));
    }

    @Override
    public CompletionStage<Optional<Logged>> recordAt(BoardId board, long seq) {
        return readers.ask(db -> PostgresLog.recordAt(db, board, seq));
    }

    @Override
    public CompletionStage<Head> head(BoardId board) {
        return readers.ask(db -> PostgresBoards.head(db, board));
    }

    @Override
    public CompletionStage<Optional<SessionRow>> session(BoardId board, int author) {
        return readers.ask(db -> PostgresSessions.row(db, board, author));
    }

    @Override
    public CompletionStage<Integer> reserveAuthors(BoardId board, int count) {
        if (count < 1) {
            throw new IllegalArgumentException("a block of " + count + " author numbers");
        }
        return changers.ask(db -> PostgresBoards.reserveAuthors(db, board, count));
    }

    @Override
    public CompletionStage<byte[]> secret() {
        return CompletableFuture.completedStage(secret);
    }

    @Override
    public CompletionStage<Void> writeSnapshotPart(BoardId board, Position at, int part, boolean last, byte[] frame) {
        return changers.ask(db -> {
            db.inTransaction(begun -> PostgresSnapshots.write(begun, writerId, board, at, part, last, frame));
            return null;
        });
    }

    @Override
    public CompletionStage<Optional<SnapshotInfo>> snapshot(BoardId board) {
        return readers.ask(db -> PostgresSnapshots.newest(db, board));
    }

    @Override
    public CompletionStage<byte[]> snapshotPart(BoardId board, Position at, int part) {
        return readers.ask(db -> PostgresSnapshots.part(db, board, at, part));
    }

    @Override
    public void close() {
        writer.close();
        changers.close();
        readers.close();
        try {
            connections.close();
        } catch (Exception failed) {
            throw new JournalException("the connections did not close", failed);
        }
    }
}
