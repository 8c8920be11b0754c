package io.inkwire.journal;

import io.inkwire.model.BoardId;
import io.inkwire.model.Epoch;
import io.inkwire.model.Loop;
import io.inkwire.model.Position;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * A journal as bad as the port allows: late, failing, fenced by strangers, and unsure whether it has written. The same
 * seed gives the same faults. Everything it does, it does on the loop it is given; confined to that loop.
 */
public final class FaultyJournal implements Journal {
    /**
     * Chances from 0 to 1; those of an append exclude one another, so their sum is at most 1.
     *
     * @param maxDelayMs each way, evenly spread from 0
     * @param readFails a read, of either kind of data, fails
     * @param writeFails a write other than an append fails; half of those have taken place
     * @param unknownWritten an append has taken place and the answer is Unknown
     * @param unknownLost an append never takes place and the answer is Unknown
     * @param unknownLate the answer is Unknown and the append is tried after it, up to four delays later
     * @param fenced another node claims just before an append
     */
    public record Faults(
            int maxDelayMs,
            double readFails,
            double writeFails,
            double unknownWritten,
            double unknownLost,
            double unknownLate,
            double fenced) {
        public static final Faults NONE = new Faults(0, 0, 0, 0, 0, 0, 0);

        /** Late, but with no other fault. */
        public static Faults slow(int maxDelayMs) {
            return new Faults(maxDelayMs, 0, 0, 0, 0, 0, 0);
        }

        /** Every fault now and then. */
        public static final Faults ALL = new Faults(20, 0.03, 0.03, 0.02, 0.02, 0.02, 0.02);
    }

    private final Journal journal;
    private final Loop loop;
    private final RandomGenerator random;
    private Faults faults;

    public FaultyJournal(Journal journal, Loop loop, RandomGenerator random, Faults faults) {
        this.journal = journal;
        this.loop = loop;
        this.random = random;
        this.faults = faults;
    }

    /** Holds for calls from now on; what is under way keeps its fate. */
    public void faults(Faults now) {
        faults = now;
    }

    @Override
    public CompletionStage<Append> append(BoardId board, Epoch owner, long expectedSeq, List<Batch> batches) {
        Supplier<CompletionStage<Append>> append = () -> journal.append(board, owner, expectedSeq, batches);
        double fate = random.nextDouble();
        if ((fate -= faults.unknownWritten) < 0) {
            return late(() -> append.get().thenApply(done -> new Append.Unknown("injected; it was " + done)));
        }
        if ((fate -= faults.unknownLost) < 0) {
            return late(() -> CompletableFuture.completedStage(new Append.Unknown("injected; it was lost")));
        }
        if ((fate -= faults.unknownLate) < 0) {
            long tryMs = delayMs() + delayMs() + delayMs() + delayMs();
            return late(() -> {
                loop.after(tryMs, () -> journal.append(board, owner, expectedSeq, batches));
                return CompletableFuture.completedStage(new Append.Unknown("injected; it may yet come"));
            });
        }
        if (fate - faults.fenced < 0) {
            return late(() -> journal.claim(board, "a stranger")
                    .handle((claim, none) -> claim)
                    .thenCompose(claim -> append.get()));
        }
        return late(append);
    }

    @Override
    public CompletionStage<Boolean> createBoard(BoardId board, String title) {
        return write(() -> journal.createBoard(board, title));
    }

    @Override
    public CompletionStage<Optional<BoardRow>> board(BoardId board) {
        return read(() -> journal.board(board));
    }

    @Override
    public CompletionStage<Void> renameBoard(BoardId board, String title) {
        return write(() -> journal.renameBoard(board, title));
    }

    @Override
    public CompletionStage<Claim> claim(BoardId board, String node) {
        return write(() -> journal.claim(board, node));
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
        return write(() -> journal.reserveAuthors(board, count));
    }

    @Override
    public CompletionStage<byte[]> secret() {
        return read(journal::secret);
    }

    @Override
    public CompletionStage<Void> writeSnapshotPart(BoardId board, Position at, int part, boolean last, byte[] frame) {
        return write(() -> journal.writeSnapshotPart(board, at, part, last, frame));
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

    private <T> CompletionStage<T> read(Supplier<CompletionStage<T>> question) {
        return late(random.nextDouble() < faults.readFails ? FaultyJournal::fail : question);
    }

    private <T> CompletionStage<T> write(Supplier<CompletionStage<T>> question) {
        double fate = random.nextDouble();
        if (fate < faults.writeFails / 2) {
            return late(() -> question.get().thenCompose(done -> fail()));
        }
        return late(fate < faults.writeFails ? FaultyJournal::fail : question);
    }

    private static <T> CompletionStage<T> fail() {
        return CompletableFuture.failedStage(new JournalException("injected"));
    }

    /** Asks after a delay, and answers after another. */
    private <T> CompletionStage<T> late(Supplier<CompletionStage<T>> question) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        long thereMs = delayMs();
        long backMs = delayMs();
        loop.after(
                thereMs,
                () -> question.get()
                        .whenComplete((value, error) -> loop.after(backMs, () -> {
                            if (error == null) {
                                answer.complete(value);
                            } else {
                                answer.completeExceptionally(
                                        error instanceof CompletionException wrapped && wrapped.getCause() != null
                                                ? wrapped.getCause()
                                                : error);
                            }
                        })));
        return answer;
    }

    private long delayMs() {
        return random.nextInt(faults.maxDelayMs + 1);
    }
}
