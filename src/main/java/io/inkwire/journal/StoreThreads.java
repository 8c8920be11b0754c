package io.inkwire.journal;

import java.sql.SQLException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A few threads that put questions to a store, each over a connection of its own. Thread-safe: {@link #ask} and
 * {@link #close} from anywhere.
 */
final class StoreThreads<C> implements AutoCloseable {
    /** A question takes well under a millisecond: behind so many, the answer still comes within seconds. */
    private static final int MAX_WAITING = 4_096;

    interface Question<C, T> {
        /** Null only where {@code T} is Void. */
        @Nullable
        T ask(C db) throws SQLException;
    }

    /** Hears what became of each question that came to the store. Called on the threads. */
    interface Heard {
        void worked();

        void failed(Throwable failure);

        /** What it is in few words. */
        default String sentence(Throwable failure) {
            return failure.toString();
        }
    }

    private final long patienceMs;
    private final Heard heard;
    private final BlockingQueue<Asked<C, ?>> waiting = new LinkedBlockingQueue<>();
    private final Asked<C, Boolean> end = new Asked<>(db -> true);
    private final int threads;
    private final CompletableFuture<Void> ended;
    private boolean closed;

    /**
     * @param name of the threads
     * @param patienceMs a question that has waited longer fails: while the store is away, each thread waits for its
     *     connection, and those behind must not wait for all of them one after another
     * @param lenders one a thread
     */
    StoreThreads(String name, int threads, long patienceMs, Supplier<Lender<C>> lenders, Heard heard) {
        this.threads = threads;
        this.patienceMs = patienceMs;
        this.heard = heard;
        ended = CompletableFuture.allOf(
                Stream.generate(() -> start(name, lenders.get())).limit(threads).toArray(CompletableFuture[]::new));
    }

    /** Fails with {@link JournalException} where the question threw one, the store failed, too many wait, or all is closed. */
    synchronized <T> CompletionStage<T> ask(Question<C, T> question) {
        if (closed || waiting.size() >= MAX_WAITING) {
            String why = closed ? "the journal is closed" : "too many questions wait: " + waiting.size();
            return CompletableFuture.failedStage(new JournalException(why));
        }
        Asked<C, T> asked = new Asked<>(question);
        waiting.add(asked);
        return asked.answer;
    }

    private CompletableFuture<?> start(String name, Lender<C> lender) {
        CompletableFuture<@Nullable Void> done = new CompletableFuture<>();
        Thread thread = new Thread(
                () -> {
                    for (Asked<C, ?> next = next(); next != end; next = next()) {
                        answer(next, lender);
                    }
                    lender.close();
                    done.complete(null);
                },
                name);
        thread.setDaemon(true);
        thread.start();
        return done;
    }

    private Asked<C, ?> next() {
        while (true) {
            try {
                return waiting.take();
            } catch (InterruptedException nobodysBusiness) {
                // Only close ends a thread.
            }
        }
    }

    private <T> void answer(Asked<C, T> asked, Lender<C> lender) {
        if (asked.waitedMs() > patienceMs) {
            asked.answer.completeExceptionally(
                    new JournalException("the store has not answered for " + asked.waitedMs() + " ms"));
            return;
        }
        @Nullable C db = null;
        try {
            db = lender.borrow();
            @Nullable T value = asked.question.ask(db);
            lender.giveBack(db);
            heard.worked();
            asked.answer.complete(value);
        } catch (JournalException said) {
            if (db != null) {
                lender.giveBack(db);
            }
            asked.answer.completeExceptionally(said);
        } catch (SQLException | RuntimeException | Error failed) {
            // An Error too: a dead thread would leave every later caller without an answer.
            if (db != null) {
                lender.giveUp(db, failed);
            }
            heard.failed(failed);
            asked.answer.completeExceptionally(
                    new JournalException("the store failed: " + heard.sentence(failed), failed));
        }
    }

    /** Answers what waits, then lets go of the store. Not from one of the threads. */
    @Override
    public void close() {
        synchronized (this) {
            if (!closed) {
                closed = true;
                for (int i = 0; i < threads; i++) {
                    waiting.add(end);
                }
            }
        }
        ended.join();
    }

    private static final class Asked<C, T> {
        final CompletableFuture<T> answer = new CompletableFuture<>();
        final Question<C, T> question;
        private final long askedNanos = System.nanoTime();

        Asked(Question<C, T> question) {
            this.question = question;
        }

        long waitedMs() {
            return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - askedNanos);
        }
    }
}
