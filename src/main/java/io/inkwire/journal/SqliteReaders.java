package io.inkwire.journal;

import java.sql.SQLException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A few threads that read the file, each over its own connection; WAL lets them while the writer writes. A connection that
 * failed is opened anew for the next question. Thread-safe: {@link #ask} and {@link #close} from anywhere.
 */
final class SqliteReaders implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SqliteReaders.class);

    private static final int THREADS = 2;

    /** A read takes well under a millisecond: behind so many, the answer still comes within seconds. */
    private static final int MAX_WAITING = 4_096;

    interface Read<T> {
        T read(SqliteConnection db) throws SQLException;
    }

    private final SqliteWriter.Opener opener;
    private final BlockingQueue<Question<?>> waiting = new LinkedBlockingQueue<>();
    private final CompletableFuture<Void> ended;
    private boolean closed;

    SqliteReaders(SqliteWriter.Opener opener) {
        this.opener = opener;
        ended = CompletableFuture.allOf(
                Stream.generate(this::start).limit(THREADS).toArray(CompletableFuture[]::new));
    }

    /** Fails with {@link JournalException} where the read threw one, SQLite failed, too many wait, or all is closed. */
    synchronized <T> CompletionStage<T> ask(Read<T> read) {
        if (closed || waiting.size() >= MAX_WAITING) {
            String why = closed ? "the journal is closed" : "too many reads wait: " + waiting.size();
            return CompletableFuture.failedStage(new JournalException(why));
        }
        Question<T> question = new Question<>(read);
        waiting.add(question);
        return question.answer;
    }

    private CompletableFuture<?> start() {
        CompletableFuture<@Nullable Void> end = new CompletableFuture<>();
        Thread thread = new Thread(
                () -> {
                    new Reader().run();
                    end.complete(null);
                },
                "journal-reader");
        thread.setDaemon(true);
        thread.start();
        return end;
    }

    /** Answers what waits, then lets go of the file. Not from a reader's own thread. */
    @Override
    public void close() {
        synchronized (this) {
            if (!closed) {
                closed = true;
                for (int i = 0; i < THREADS; i++) {
                    waiting.add(Question.END);
                }
            }
        }
        ended.join();
    }

    private static final class Question<T> {
        /** Tells one reader to go. */
        static final Question<Boolean> END = new Question<>(db -> true);

        final CompletableFuture<T> answer = new CompletableFuture<>();
        private final Read<T> read;

        Question(Read<T> read) {
            this.read = read;
        }

        void ask(SqliteConnection db) throws SQLException {
            answer.complete(read.read(db));
        }
    }

    /** One thread's part. Confined to it. */
    private final class Reader {
        private @Nullable SqliteConnection connection;

        void run() {
            for (Question<?> question = next(); question != Question.END; question = next()) {
                try {
                    question.ask(connected());
                } catch (JournalException said) {
                    question.answer.completeExceptionally(said);
                } catch (SQLException | RuntimeException | Error failed) {
                    // An Error too: a dead reader would leave every later caller without an answer.
                    disconnect();
                    question.answer.completeExceptionally(new JournalException("cannot read: " + failed, failed));
                }
            }
            disconnect();
        }

        private Question<?> next() {
            while (true) {
                try {
                    return waiting.take();
                } catch (InterruptedException nobodysBusiness) {
                    // Only close ends a reader.
                }
            }
        }

        private SqliteConnection connected() throws SQLException {
            if (connection == null) {
                connection = opener.open();
            }
            return connection;
        }

        private void disconnect() {
            if (connection != null) {
                try {
                    connection.close();
                } catch (SQLException failed) {
                    LOG.warn("A connection did not close", failed);
                }
                connection = null;
            }
        }
    }
}
