package io.inkwire.app.metrics;

import io.inkwire.journal.Append;
import io.inkwire.journal.Batch;
import io.inkwire.journal.BoardRow;
import io.inkwire.journal.Claim;
import io.inkwire.journal.Head;
import io.inkwire.journal.Journal;
import io.inkwire.journal.Logged;
import io.inkwire.journal.SessionRow;
import io.inkwire.journal.SnapshotInfo;
import io.inkwire.metrics.Metrics;
import io.inkwire.metrics.Metrics.Duration;
import io.inkwire.metrics.Metrics.Event;
import io.inkwire.metrics.Metrics.Level;
import io.inkwire.model.BoardId;
import io.inkwire.model.Epoch;
import io.inkwire.model.Position;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Any journal, with what it is asked counted and timed; its answers are passed on as they are. Thread-safe as that journal is. */
public final class CountingJournal implements Journal {
    private final Journal journal;
    private final Metrics metrics;

    public CountingJournal(Journal journal, Metrics metrics) {
        this.journal = journal;
        this.metrics = metrics;
    }

    @Override
    public CompletionStage<Append> append(BoardId board, Epoch owner, long expectedSeq, List<Batch> batches) {
        long startNanos = System.nanoTime();
        metrics.change(Level.JOURNAL_PENDING, 1);
        CompletionStage<Append> answer = journal.append(board, owner, expectedSeq, batches);
        var unused = answer.whenComplete((append, failure) -> {
            answered(Duration.JOURNAL_APPEND, startNanos);
            if (append instanceof Append.Committed) {
                committed(batches);
            } else if (append instanceof Append.Fenced) {
                metrics.count(Event.FENCE);
            } else {
                metrics.count(Event.JOURNAL_UNKNOWN);
            }
        });
        return answer;
    }

    private void committed(List<Batch> batches) {
        int ops = 0;
        int commits = 0;
        for (Batch batch : batches) {
            if (batch instanceof Batch.Ops done) {
                ops += done.count();
                commits++;
            }
        }
        metrics.count(Event.OP, ops);
        metrics.count(Event.COMMIT, commits);
        metrics.count(Event.REFUSAL, batches.size() - commits);
    }

    @Override
    public CompletionStage<Claim> claim(BoardId board, String node) {
        CompletionStage<Claim> answer = other(() -> journal.claim(board, node));
        var unused = answer.thenAccept(claim -> metrics.count(Event.CLAIM));
        return answer;
    }

    private <T> CompletionStage<T> read(Supplier<CompletionStage<T>> asked) {
        return timed(Duration.JOURNAL_READ, asked);
    }

    private <T> CompletionStage<T> other(Supplier<CompletionStage<T>> asked) {
        return timed(Duration.JOURNAL_OTHER, asked);
    }

    private <T> CompletionStage<T> timed(Duration what, Supplier<CompletionStage<T>> asked) {
        long startNanos = System.nanoTime();
        metrics.change(Level.JOURNAL_PENDING, 1);
        CompletionStage<T> answer = asked.get();
        var unused = answer.whenComplete((value, failure) -> {
            answered(what, startNanos);
            if (failure != null) {
                metrics.count(Event.JOURNAL_FAILURE);
            }
        });
        return answer;
    }

    private void answered(Duration what, long startNanos) {
        metrics.change(Level.JOURNAL_PENDING, -1);
        metrics.took(what, System.nanoTime() - startNanos);
    }

    @Override
    public CompletionStage<Boolean> createBoard(BoardId board, String title) {
        return other(() -> journal.createBoard(board, title));
    }

    @Override
    public CompletionStage<Optional<BoardRow>> board(BoardId board) {
        return read(() -> journal.board(board));
    }

    @Override
    public CompletionStage<Void> renameBoard(BoardId board, String title) {
        return other(() -> journal.renameBoard(board, title));
    }

    @Override
    public CompletionStage<List<Logged>> read(BoardId board, long afterSeq, int maxBytes) {
        return read(() -> journal.read(board, afterSeq, maxBytes));
    }

    @Override
    public CompletionStage<Optional<Logged>> recordAt(BoardId board, long seq) {
        return read(() -> journal.recordAt(board, seq));
    }

    @Override
    public CompletionStage<Head> head(BoardId board) {
        return read(() -> journal.head(board));
    }

    @Override
    public CompletionStage<Optional<SessionRow>> session(BoardId board, int author) {
        return read(() -> journal.session(board, author));
    }

    @Override
    public CompletionStage<Integer> reserveAuthors(BoardId board, int count) {
        return other(() -> journal.reserveAuthors(board, count));
    }

    @Override
    public CompletionStage<byte[]> secret() {
        return read(journal::secret);
    }

    @Override
    public CompletionStage<Void> writeSnapshotPart(BoardId board, Position at, int part, boolean last, byte[] frame) {
        return other(() -> journal.writeSnapshotPart(board, at, part, last, frame));
    }

    @Override
    public CompletionStage<Optional<SnapshotInfo>> snapshot(BoardId board) {
        return read(() -> journal.snapshot(board));
    }

    @Override
    public CompletionStage<byte[]> snapshotPart(BoardId board, Position at, int part) {
        return read(() -> journal.snapshotPart(board, at, part));
    }

    @Override
    public void close() {
        journal.close();
    }
}
