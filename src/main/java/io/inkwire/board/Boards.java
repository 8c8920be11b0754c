package io.inkwire.board;

import io.inkwire.model.BoardId;
import io.inkwire.model.Position;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * The boards of this node, as sessions and REST see them. Thread-safe: each call hops to the loop of its board; stages
 * complete on any thread, and fail with {@link io.inkwire.journal.JournalException} where the store cannot answer.
 */
public interface Boards {
    /** What the store says of the board; may be a few seconds old. */
    CompletionStage<Optional<BoardInfo>> find(BoardId id);

    /** Makes the board where it is not there yet, and answers what is there then. */
    CompletionStage<BoardInfo> create(BoardId id, String title);

    /**
     * Gives the board another title, and has whoever is on it told. Fails where there is no such board. The news is sent
     * once the title is stored, and may be lost on its way: then people learn of it when they next join.
     */
    CompletionStage<Void> rename(BoardId id, String title);

    /** The store's secret of 32 bytes, with which keys and sessions are proved. */
    CompletionStage<byte[]> secret();

    /**
     * Joins {@code member} to the board as the author in {@code join}, minting a number where that is 0. Answered by
     * {@link Member#joined} or {@link Member#refused}, on the member's loop. The board must exist.
     */
    void join(BoardId id, Join join, Member member);

    /** Where the board stands, once this node has all that was acknowledged before. The board must exist. */
    CompletionStage<Position> head(BoardId id);

    /** What this node has of the board. The board must exist. */
    CompletionStage<Content> content(BoardId id);

    /** From now on {@code onlooker} is told of each change, until it is ended or looks away. The board must exist. */
    void look(BoardId id, Onlooker onlooker);

    void lookAway(BoardId id, Onlooker onlooker);
}
