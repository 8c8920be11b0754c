package io.inkwire.journal;

import io.inkwire.model.BoardId;
import io.inkwire.model.Epoch;
import io.inkwire.model.Position;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A journal that lasts as long as its process: for tests, and for a demonstration without a disk. Every stage is complete
 * when the method returns. Thread-safe: each board has its own lock.
 */
public final class MemoryJournal implements Journal {
    /** What the handles share. */
    private static final class Store {
        final Map<BoardId, MemoryBoard> boards = new ConcurrentHashMap<>();
        final RandomGenerator random;
        final LongSupplier wallClockMs;
        final byte[] secret = new byte[SECRET_BYTES];

        Store(RandomGenerator random, LongSupplier wallClockMs) {
            this.random = random;
            this.wallClockMs = wallClockMs;
            random.nextBytes(secret);
        }
    }

    private final Store store;
    private volatile boolean closed;

    private MemoryJournal(Store store) {
        this.store = store;
    }

    /** An empty store. */
    public MemoryJournal() {
        this(new SecureRandom(), System::currentTimeMillis);
    }

    /**
     * An empty store that does the same each time it is given the same.
     *
     * @param random gives the nonces and the secret; called on any thread
     */
    public MemoryJournal(RandomGenerator random, LongSupplier wallClockMs) {
        this(new Store(random, wallClockMs));
    }

    /** Another handle on the same store, as another server process would have; each is closed for itself. */
    public MemoryJournal sibling() {
        return new MemoryJournal(store);
    }

    @Override
    public CompletionStage<Boolean> createBoard(BoardId board, String title) {
        return answer(() -> {
            MemoryBoard made = new MemoryBoard(board, title, store.wallClockMs.getAsLong());
            return store.boards.putIfAbsent(board, made) == null;
        });
    }

    @Override
    public CompletionStage<Optional<BoardRow>> board(BoardId board) {
        return answer(() -> find(board).map(MemoryBoard::row));
    }

    @Override
    public CompletionStage<Void> renameBoard(BoardId board, String title) {
        return answer(() -> {
            require(board).rename(title);
            return null;
        });
    }

    @Override
    public CompletionStage<Claim> claim(BoardId board, String node) {
        return answer(() -> require(board).claim(node, store.random.nextInt()));
    }

    @Override
    public CompletionStage<Append> append(BoardId board, Epoch owner, long expectedSeq, List<Batch> batches) {
        if (batches.isEmpty()) {
            throw new IllegalArgumentException("an append without batches");
        }
        if (closed) {
            return CompletableFuture.completedStage(new Append.Unknown("the journal is closed"));
        }
        return answer(() -> find(board)
                .map(held -> held.append(owner, expectedSeq, batches))
                .orElseGet(Append.Fenced::new));
    }

    @Override
    public CompletionStage<List<Logged>> read(BoardId board, long afterSeq, int maxBytes) {
        return answer(
                () -> find(board).map(held -> held.read(afterSeq, maxBytes)).orElse(List.of()));
    }

    @Override
    public CompletionStage<Optional<Logged>> recordAt(BoardId board, long seq) {
        return answer(() -> find(board).flatMap(held -> held.recordAt(seq)));
    }

    @Override
    public CompletionStage<Head> head(BoardId board) {
        return answer(() -> require(board).head());
    }

    @Override
    public CompletionStage<Optional<SessionRow>> session(BoardId board, int author) {
        return answer(() -> find(board).flatMap(held -> held.session(author)));
    }

    @Override
    public CompletionStage<Integer> reserveAuthors(BoardId board, int count) {
        if (count < 1) {
            throw new IllegalArgumentException("a block of " + count + " author numbers");
        }
        return answer(() -> require(board).reserveAuthors(count));
    }

    @Override
    public CompletionStage<byte[]> secret() {
        return answer(store.secret::clone);
    }

    @Override
    public CompletionStage<Void> writeSnapshotPart(BoardId board, Position at, int part, boolean last, byte[] frame) {
        return answer(() -> {
            require(board).writeSnapshotPart(this, at, part, last, frame);
            return null;
        });
    }

    @Override
    public CompletionStage<Optional<SnapshotInfo>> snapshot(BoardId board) {
        return answer(() -> find(board).flatMap(MemoryBoard::snapshot));
    }

    @Override
    public CompletionStage<byte[]> snapshotPart(BoardId board, Position at, int part) {
        return answer(() -> require(board).snapshotPart(at, part));
    }

    /** Closes this handle; the store stays with its siblings. */
    @Override
    public void close() {
        closed = true;
    }

    private Optional<MemoryBoard> find(BoardId board) {
        return Optional.ofNullable(store.boards.get(board));
    }

    private MemoryBoard require(BoardId board) {
        return find(board).orElseThrow(() -> new JournalException("no such board: " + board));
    }

    private <T extends @Nullable Object> CompletionStage<T> answer(Supplier<T> question) {
        if (closed) {
            return CompletableFuture.failedStage(new JournalException("the journal is closed"));
        }
        try {
            return CompletableFuture.completedStage(question.get());
        } catch (JournalException noAnswer) {
            return CompletableFuture.failedStage(noAnswer);
        }
    }
}
