package io.inkwire.journal;

import static io.inkwire.journal.JournalContract.assertFails;
import static io.inkwire.journal.JournalContract.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class StoreThreadsTest {
    private static final long PATIENCE_MS = 200;

    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Void> gate = new CompletableFuture<>();
    private volatile boolean away;

    private final StoreThreads<String> threads =
            new StoreThreads<>("asker", 1, PATIENCE_MS, FakeLender::new, new StoreThreads.Heard() {
                @Override
                public void worked() {
                    heard.add("worked");
                }

                @Override
                public void failed(Throwable failure) {
                    heard.add("failed");
                }
            });

    private final class FakeLender implements Lender<String> {
        @Override
        public String borrow() throws SQLException {
            if (away) {
                throw new SQLException("away");
            }
            return "db";
        }

        @Override
        public void giveBack(String lent) {
            heard.add("given back");
        }

        @Override
        public void giveUp(String lent, Throwable failure) {
            heard.add("given up");
        }

        @Override
        public void close() {
            heard.add("closed");
        }
    }

    @AfterEach
    void close() {
        gate.complete(null);
        threads.close();
    }

    @Test
    @DisplayName(
            "[ORD-6] a question that fails gives its connection up and is heard of; one that is answered gives it back")
    void failures() {
        CompletionStage<String> answered = threads.ask(db -> db + "!");
        assertThat(await(answered)).isEqualTo("db!");
        assertThat(heard).containsExactly("given back", "worked");
        heard.clear();

        assertFails(threads.ask(db -> {
            throw new SQLException("broken");
        }));
        assertFails(threads.ask(db -> {
            throw new AssertionError("a fault of ours");
        }));
        assertThat(heard).containsExactly("given up", "failed", "given up", "failed");
        heard.clear();

        assertFails(threads.ask(db -> {
            throw new JournalException("no such board");
        }));
        assertThat(heard).containsExactly("given back");
        heard.clear();

        away = true;
        assertFails(threads.ask(db -> db));
        assertThat(heard).containsExactly("failed");
    }

    @Test
    @DisplayName("[I15] so many questions wait and no more")
    void bounded() {
        CompletionStage<String> first = threads.ask(db -> {
            gate.join();
            return db;
        });
        List<CompletionStage<String>> waiting = new ArrayList<>();
        CompletionStage<String> next = threads.ask(db -> db);
        while (!next.toCompletableFuture().isCompletedExceptionally()) {
            waiting.add(next);
            next = threads.ask(db -> db);
        }
        assertThat(waiting).hasSizeBetween(4_095, 4_096);
        assertThatThrownBy(next.toCompletableFuture()::join).hasMessageContaining("too many questions wait");
        gate.complete(null);
        assertThat(await(first)).isEqualTo("db");
    }

    @Test
    @DisplayName("[ORD-6] what has waited too long behind a store that is away fails without waiting for it once more")
    void impatient() {
        long askedNanos = System.nanoTime();
        CompletionStage<String> slow = threads.ask(db -> {
            while (System.nanoTime() - askedNanos < 2 * PATIENCE_MS * 1_000_000) {
                Thread.onSpinWait();
            }
            return db;
        });
        CompletionStage<String> behind = threads.ask(db -> db);
        assertThat(await(slow)).isEqualTo("db");
        assertThatThrownBy(behind.toCompletableFuture()::join).hasMessageContaining("has not answered for");
    }

    @Test
    @DisplayName("closed: what waits is answered, what comes is refused, the connection is let go, twice is once")
    void closed() {
        CompletionStage<String> waiting = threads.ask(db -> db);
        threads.close();
        threads.close();
        assertThat(await(waiting)).isEqualTo("db");
        assertFails(threads.ask(db -> db));
        assertThat(heard).endsWith("closed");
    }
}
