package io.inkwire.board;

import io.inkwire.journal.Journal;
import io.inkwire.model.BoardId;
import io.inkwire.model.Loop;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes a snapshot to the journal now and then, so that opening a board does not replay its life: the very parts that
 * newcomers are sent, one transaction each. A snapshot that is not finished is never seen. Confined to the board's loop.
 */
final class Keeper {
    private static final Logger LOG = LoggerFactory.getLogger(Keeper.class);

    /** Replaying this many ops takes some milliseconds; writing a snapshot more often would cost more than it saves. */
    static final int EVERY_OPS = 2_000;

    private final BoardId board;
    private final Journal journal;
    private final Loop loop;
    private final Replica replica;
    private long keptSeq;
    private boolean writing;

    Keeper(BoardId board, Journal journal, Loop loop, Replica replica, long keptSeq) {
        this.board = board;
        this.journal = journal;
        this.loop = loop;
        this.replica = replica;
        this.keptSeq = keptSeq;
    }

    /** Called after each group of commits by the owner. */
    void consider() {
        if (!writing && replica.head().seq() - keptSeq >= EVERY_OPS) {
            writing = true;
            write(replica.image(), 0);
        }
    }

    private void write(CatchUp.Image image, int part) {
        boolean last = part == image.parts().size() - 1;
        Hop.to(
                loop,
                journal.writeSnapshotPart(
                        board, image.at(), part, last, image.parts().get(part).bytes()),
                nothing -> {
                    if (last) {
                        writing = false;
                        keptSeq = image.at().seq();
                    } else {
                        write(image, part + 1);
                    }
                },
                failure -> {
                    writing = false;
                    keptSeq = image.at().seq();
                    LOG.atWarn()
                            .addKeyValue("board", board)
                            .addKeyValue("reason", failure)
                            .log(
                                    "board {}: no snapshot at {}: {}; the log still has everything",
                                    board,
                                    image.at(),
                                    failure.toString());
                });
    }
}
