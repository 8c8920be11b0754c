package io.inkwire.board;

import io.inkwire.model.Loop;
import io.inkwire.wire.pb.Wire;

/** A session as its board sees it. Every method but {@link #loop} is called on that loop. */
public interface Member {
    /** The loop of this member's connection; members with the same loop share one hop. */
    Loop loop();

    void joined(Joined joined);

    /** The join failed: nothing was joined. */
    void refused(Wire.Fault fault);

    void caughtUp(CatchUp catchUp);

    /** What happened on the board, the same object for every member. */
    void feed(FeedItem item);

    /** A Settle or a Fault for this member alone. */
    void answer(Wire.Frame frame);

    /** A newer connection has taken this session over (SES-4); the seat is gone. */
    void replaced();

    /** The board cannot go on serving this member here (it was reset or is shutting down): end the connection with {@code fault}; the seat is gone. */
    void ended(Wire.Fault fault);
}
