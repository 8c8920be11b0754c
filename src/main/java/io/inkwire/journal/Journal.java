package io.inkwire.journal;

import io.inkwire.model.BoardId;
import io.inkwire.model.Epoch;
import io.inkwire.model.Position;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Where boards are durable, and the only arbiter of who may write one. Ownership is by {@link #claim}: each claim raises
 * the board's epoch, and an append under an older epoch is fenced whatever its sender believes.
 *
 * <p>Every stage may complete on any thread; callers hop to their own loop. A stage of a read completes exceptionally
 * with {@link JournalException} where the store cannot be reached: a failed read is never an empty answer. Byte arrays
 * are shared, not copied: nobody changes one once it went in or came out. Thread-safe.
 *
 * <p>Of a board that was never made {@link #board}, {@link #read}, {@link #recordAt}, {@link #session} and
 * {@link #snapshot} find nothing, an append is fenced, and everything else fails with {@link JournalException}.
 */
public interface Journal extends AutoCloseable {
    int SECRET_BYTES = 32;

    /** Makes the board unless it is there. True where this call made it. */
    CompletionStage<Boolean> createBoard(BoardId board, String title);

    CompletionStage<Optional<BoardRow>> board(BoardId board);

    /** Gives the board another title; of two at once the later to arrive stays. Of no effect on anything else. */
    CompletionStage<Void> renameBoard(BoardId board, String title);

    /**
     * Takes ownership: raises the epoch's counter by one, with a fresh nonce, and remembers {@code node} as the owner.
     * Where it fails the claim may have been made all the same, which does no harm.
     */
    CompletionStage<Claim> claim(BoardId board, String node);

    /**
     * Appends the batches, in order, each with its session row, in one transaction. The stage never fails: whatever goes
     * wrong is {@link Append.Unknown}, also where the journal knows that nothing was written, so that a caller has one
     * way back. Batch numbers are not compared with the session's row: the owner has done that.
     *
     * @param owner the epoch that {@link #claim} gave; also that of the new records
     * @param expectedSeq the head before this append
     * @param batches at least one; their ops are numbered from {@code expectedSeq + 1} without gap
     */
    CompletionStage<Append> append(BoardId board, Epoch owner, long expectedSeq, List<Batch> batches);

    /**
     * Whole records in log order whose first op is after {@code afterSeq}, until about {@code maxBytes} are read or as many
     * as the store gives at once; at least one where there is one.
     */
    CompletionStage<List<Logged>> read(BoardId board, long afterSeq, int maxBytes);

    /** The record that holds the op {@code seq}. */
    CompletionStage<Optional<Logged>> recordAt(BoardId board, long seq);

    CompletionStage<Head> head(BoardId board);

    /** The session's row; empty where it has settled nothing. */
    CompletionStage<Optional<SessionRow>> session(BoardId board, int author);

    /** Mints {@code count} author numbers, at least one, that nobody else is given; the first of the contiguous block, from 1. */
    CompletionStage<Integer> reserveAuthors(BoardId board, int count);

    /** 32 random bytes made once in the life of the store. */
    CompletionStage<byte[]> secret();

    /**
     * Writes one part of a snapshot. With {@code last} the snapshot becomes the board's newest and older ones are dropped
     * in the same transaction; a snapshot without its last part is never seen. Until then writing a part again replaces
     * it, and two journals that write at the same position do not mix their parts; afterwards a snapshot never changes,
     * and one that is not newer is ignored. The last part fails with {@link JournalException} where an earlier one is
     * missing or no record ends at {@code at}.
     *
     * @param part from 0
     * @param frame the part as it is sent: one delimited Snapshot frame
     */
    CompletionStage<Void> writeSnapshotPart(BoardId board, Position at, int part, boolean last, byte[] frame);

    /** The newest complete snapshot. */
    CompletionStage<Optional<SnapshotInfo>> snapshot(BoardId board);

    /** One part as it was written. Fails with {@link JournalException} where a newer snapshot has replaced it. */
    CompletionStage<byte[]> snapshotPart(BoardId board, Position at, int part);

    /** Waits for what is being written, then lets go of the store; from then on reads fail and appends are unknown. */
    @Override
    void close();
}
