package io.inkwire.journal;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What writes to the file, on a thread of its own. Everything that waits goes into one transaction, each write in a
 * savepoint of its own, and is answered once that is committed. After a failure the connection is opened anew, so that a
 * disk with room again heals the journal. Thread-safe: {@link #submit} and {@link #close} from anywhere; the rest is for
 * its thread.
 */
final class SqliteWriter implements GroupThread.Writer<SqliteWriter.Pending<?>>, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SqliteWriter.class);

    /** Two writers back to back starve each other for seconds; this leaves the lock free. It is also what groups commits. */
    private static final long PAUSE_MICROS = 5_000;

    /** SQLite's own waiting ends in steps of 100 ms and misses the other's pause; asking costs microseconds. */
    private static final long ASK_FOR_LOCK_NANOS = 1_000_000;

    /** What the writer does in its transaction. Called once. */
    interface Write<T> {
        /** Null only where {@code T} is Void. */
        @Nullable
        T write(SqliteConnection db) throws SQLException;
    }

    private final SqliteKept kept;
    private final long waitForLockNanos;
    private final GroupThread<Pending<?>> thread = new GroupThread<>(this, PAUSE_MICROS);
    private boolean failing;

    /** @param waitForLockMs after so long in which other processes keep the file locked, what waits has failed */
    SqliteWriter(SqliteKept.Opener opener, long waitForLockMs) {
        this.kept = new SqliteKept(opener);
        this.waitForLockNanos = TimeUnit.MILLISECONDS.toNanos(waitForLockMs);
        thread.start();
    }

    /**
     * Fails with {@link JournalException} where the write threw one, SQLite failed, the queue is full or the writer closed.
     *
     * @param ops what it adds to a transaction's length
     * @param bytes what it holds while it waits
     */
    <T> CompletionStage<T> submit(int ops, int bytes, Write<T> write) {
        Pending<T> pending = new Pending<>(write);
        String refusal = thread.offer(pending, ops, bytes);
        return refusal.isEmpty() ? pending.answer : CompletableFuture.failedStage(new JournalException(refusal));
    }

    /** In one transaction. */
    @Override
    public List<Pending<?>> write(List<Pending<?>> group) {
        try {
            SqliteConnection db = kept.borrow();
            begin(db);
            for (Pending<?> pending : group) {
                pending.write(db);
            }
            db.execute("COMMIT");
        } catch (SQLException | RuntimeException | Error failed) {
            // An Error too: a dead writer would leave every later caller without an answer.
            kept.close();
            failed(failed);
            group.forEach(pending -> pending.fail(new JournalException("the store failed: " + failed, failed)));
            return List.of();
        }
        if (failing) {
            failing = false;
            LOG.info("The store writes again");
        }
        group.forEach(Pending::answer);
        return List.of();
    }

    private void failed(Throwable failure) {
        if (!failing) {
            failing = true;
            LOG.warn("The store does not write", failure);
        }
    }

    @Override
    public void end() {
        kept.close();
    }

    private void begin(SqliteConnection db) throws SQLException {
        long startNanos = System.nanoTime();
        while (!db.begin()) {
            if (System.nanoTime() - startNanos > waitForLockNanos) {
                throw new JournalException("another process holds the file's write lock");
            }
            LockSupport.parkNanos(ASK_FOR_LOCK_NANOS);
        }
    }

    /** Writes what is queued, then lets go of the file. */
    @Override
    public void close() {
        thread.close();
    }

    /** A write with its answer. Confined to the writer's thread once it is queued. */
    static final class Pending<T> {
        final CompletableFuture<T> answer = new CompletableFuture<>();
        private final Write<T> write;
        private Runnable outcome = () -> {};

        Pending(Write<T> write) {
            this.write = write;
        }

        /** Throws only where the whole transaction is lost. */
        void write(SqliteConnection db) throws SQLException {
            db.execute("SAVEPOINT one");
            try {
                @Nullable T value = write.write(db);
                outcome = () -> answer.complete(value);
            } catch (SQLException | JournalException failed) {
                // Where SQLite itself has given the transaction up, there is no savepoint to go back to.
                db.execute("ROLLBACK TO one");
                outcome = () -> fail(
                        failed instanceof JournalException said
                                ? said
                                : new JournalException("not written: " + failed, failed));
            }
            db.execute("RELEASE one");
        }

        void answer() {
            outcome.run();
        }

        void fail(JournalException failure) {
            answer.completeExceptionally(failure);
        }
    }
}
