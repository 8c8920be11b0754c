package io.inkwire.journal;

import io.inkwire.journal.SqliteKept.Opener;
import io.inkwire.journal.SqliteWriter.Write;
import io.inkwire.model.BoardId;
import io.inkwire.model.Epoch;
import io.inkwire.model.Position;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;

/**
 * The journal of one machine: boards in one SQLite file, which several server processes may share. Committed means
 * committed with WAL and {@code synchronous=FULL}: it outlives every process, and a power cut on disks that honour
 * fdatasync. The fence is a row of the file, compared in the transaction that appends.
 *
 * <p>Thread-safe: writes go to one thread that commits them in groups, reads to two others; stages complete on those, so
 * nobody may block in them. A store that fails (full disk, lost file system, lock held too long) answers Unknown and
 * JournalException, and serves again once it can.
 */
public final class SqliteJournal implements Journal {
    private static final int READERS = 2;

    /** Longer than any lock is waited for. */
    private static final long READ_PATIENCE_MS = 10_000;

    /** Who asked is told; the file is the same that the writer complains of. */
    private static final StoreThreads.Heard UNHEARD = new StoreThreads.Heard() {
        @Override
        public void worked() {}

        @Override
        public void failed(Throwable failure) {}
    };

    /** Names this journal among those that write snapshots to the file. */
    private final long writerId;

    private final byte[] secret;
    private final SecureRandom random = new SecureRandom();
    private final LongSupplier wallClockMs;
    private final SqliteWriter writer;
    private final StoreThreads<SqliteConnection> readers;

    SqliteJournal(byte[] secret, Opener forWriting, Opener forReading, long waitForLockMs, LongSupplier wallClockMs) {
        this.writerId = random.nextLong();
        this.secret = secret;
        this.wallClockMs = wallClockMs;
        this.writer = new SqliteWriter(forWriting, waitForLockMs);
        this.readers = new StoreThreads<>(
                "journal-reader", READERS, READ_PATIENCE_MS, () -> new SqliteKept(forReading), UNHEARD);
    }

    /**
     * Opens the store in {@code folder}, making both where they are not there yet. Blocks, for a moment, and for as long
     * as another process brings the same file to its schema.
     *
     * @throws JournalException says what is wrong: the folder cannot be made or written, the file is not ours, the SQLite
     *     library is too old
     */
    public static SqliteJournal open(Path folder) {
        SqliteFile file = SqliteFile.prepare(folder);
        return new SqliteJournal(
                file.secret(),
                () -> SqliteConnection.forWriting(file.path()),
                () -> SqliteConnection.forReading(file.path()),
                SqliteConnection.WAIT_FOR_LOCK_MS,
                System::currentTimeMillis);
    }

    @Override
    public CompletionStage<Boolean> createBoard(BoardId board, String title) {
        long nowMs = wallClockMs.getAsLong();
        return writer.submit(1, title.length(), db -> SqliteBoards.create(db, board, title, nowMs));
    }

    @Override
    public CompletionStage<Optional<BoardRow>> board(BoardId board) {
        return readers.ask(db -> SqliteBoards.row(db, board));
    }

    @Override
    public CompletionStage<Void> renameBoard(BoardId board, String title) {
        return writer.submit(1, title.length(), db -> {
            SqliteBoards.rename(db, board, title);
            return null;
        });
    }

    @Override
    public CompletionStage<Claim> claim(BoardId board, String node) {
        return writer.submit(1, 0, db -> SqliteBoards.claim(db, board, node, random.nextInt()));
    }

    @Override
    public CompletionStage<Append> append(BoardId board, Epoch owner, long expectedSeq, List<Batch> batches) {
        if (batches.isEmpty()) {
            throw new IllegalArgumentException("an append without batches");
        }
        List<Batch> kept = List.copyOf(batches);
        long nowMs = wallClockMs.getAsLong();
        return writer.submit(
                        kept.size(),
                        Batch.bytes(kept),
                        db -> SqliteLog.append(db, board, owner, expectedSeq, kept, nowMs))
                .exceptionally(failed -> new Append.Unknown(String.valueOf(failed.getMessage())));
    }

    @Override
    public CompletionStage<List<Logged>> read(BoardId board, long afterSeq, int maxBytes) {
        return readers.ask(db -> SqliteLog.read(db, board, afterSeq, maxBytes));
    }

    @Override
    public CompletionStage<Optional<Logged>> recordAt(BoardId board, long seq) {
        return readers.ask(db -> SqliteLog.recordAt(db, board, seq));
    }

    @Override
    public CompletionStage<Head> head(BoardId board) {
        return readers.ask(db -> SqliteBoards.head(db, board));
    }

    @Override
    public CompletionStage<Optional<SessionRow>> session(BoardId board, int author) {
        return readers.ask(db -> SqliteSessions.row(db, board, author));
    }

    @Override
    public CompletionStage<Integer> reserveAuthors(BoardId board, int count) {
        if (count < 1) {
            throw new IllegalArgumentException("a block of " + count + " author numbers");
        }
        return writer.submit(1, 0, db -> SqliteBoards.reserveAuthors(db, board, count));
    }

    @Override
    public CompletionStage<byte[]> secret() {
        return CompletableFuture.completedStage(secret);
    }

    @Override
    public CompletionStage<Void> writeSnapshotPart(BoardId board, Position at, int part, boolean last, byte[] frame) {
        return writer.submit(1, frame.length, db -> {
            SqliteSnapshots.write(db, writerId, board, at, part, last, frame);
            if (last) {
                purgeLater(board);
            }
            return null;
        });
    }

    /** Frees the room of what a snapshot has replaced; where it fails, the next snapshot does it. */
    private void purgeLater(BoardId board) {
        Write<Boolean> purge = db -> {
            boolean more = SqliteSnapshots.purge(db, board);
            if (more) {
                purgeLater(board);
            }
            return more;
        };
        writer.submit(1, 0, purge);
    }

    @Override
    public CompletionStage<Optional<SnapshotInfo>> snapshot(BoardId board) {
        return readers.ask(db -> SqliteSnapshots.newest(db, board));
    }

    @Override
    public CompletionStage<byte[]> snapshotPart(BoardId board, Position at, int part) {
        return readers.ask(db -> SqliteSnapshots.part(db, board, at, part));
    }

    @Override
    public void close() {
        writer.close();
        readers.close();
    }
}
