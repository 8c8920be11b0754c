package io.inkwire.app.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.inkwire.app.admin.AdminVerticle;
import io.inkwire.journal.Append;
import io.inkwire.journal.Batch;
import io.inkwire.journal.Claim;
import io.inkwire.journal.Journal;
import io.inkwire.journal.MemoryJournal;
import io.inkwire.model.BoardId;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class CountingJournalTest {
    private static final BoardId BOARD = new BoardId("board-1");

    private final Meters meters = new Meters();
    private final MemoryJournal memory = new MemoryJournal();
    private final Journal journal = new CountingJournal(memory, meters);

    @BeforeEach
    void make() {
        get(journal.createBoard(BOARD, ""));
    }

    @AfterEach
    void close() {
        journal.close();
        meters.close();
    }

    @Test
    @DisplayName("ops, commits, refusals, claims and fences are what the journal took and refused")
    void outcomes() {
        Claim older = get(journal.claim(BOARD, "one"));
        Claim newer = get(journal.claim(BOARD, "two"));
        List<Batch> batches = List.of(
                new Batch.Ops(1, 1, "", 2, 2, new byte[] {1}),
                new Batch.Refusal(1, 2, "", 2, 3, "no"),
                new Batch.Ops(1, 3, "", 5, 3, new byte[] {1}));
        assertThat(get(journal.append(BOARD, newer.epoch(), 0, batches))).isInstanceOf(Append.Committed.class);
        assertThat(get(journal.append(BOARD, older.epoch(), 5, batches))).isInstanceOf(Append.Fenced.class);
        assertThat(told())
                .contains("inkwire_claims_total 2.0\n")
                .contains("inkwire_ops_total 5.0\n")
                .contains("inkwire_commits_total 2.0\n")
                .contains("inkwire_refusals_total 1.0\n")
                .contains("inkwire_fences_total 1.0\n")
                .contains("inkwire_journal_append_seconds_count 2\n")
                .contains("inkwire_journal_pending 0.0\n")
                .contains("inkwire_journal_failures_total 0.0\n");
    }

    @Test
    @DisplayName("what fails and what is unknown is counted, and nothing is left pending")
    void failures() {
        Claim claim = get(journal.claim(BOARD, "one"));
        memory.close();
        assertThat(journal.head(BOARD).toCompletableFuture()).isCompletedExceptionally();
        assertThat(get(journal.append(BOARD, claim.epoch(), 0, List.of(new Batch.Refusal(1, 1, "", 0, 3, "no")))))
                .isInstanceOf(Append.Unknown.class);
        assertThat(told())
                .contains("inkwire_journal_failures_total 1.0\n")
                .contains("inkwire_journal_appends_unknown_total 1.0\n")
                .contains("inkwire_journal_read_seconds_count 1\n")
                .contains("inkwire_journal_pending 0.0\n");
    }

    private String told() {
        return meters.tell(AdminVerticle.TEXT);
    }

    private static <T> T get(CompletionStage<T> stage) {
        CompletableFuture<T> done = stage.toCompletableFuture();
        assertThat(done).isCompleted();
        return done.join();
    }
}
