package io.inkwire.board;

import io.inkwire.model.Position;
import io.inkwire.wire.pb.Wire;

/**
 * A member's place at a board: what its session may ask of it. Thread-safe: each call hops to the board's loop, in order.
 * After {@link #leave} the others do nothing.
 */
public interface Seat {
    /** Asks for what follows {@code from}; answered by {@link Member#caughtUp}. Stops the feed until then. */
    void catchUp(Position from);

    /** Hands a batch to the board's owner. Shape, size and role are already checked. Answered by the feed or {@link Member#answer}. */
    void submit(Wire.Submit submit);

    /** Sends live state on its way; author fields are stamped by the owner. May be dropped. */
    void live(Wire.Live live);

    /** @param color 0xRRGGBBAA */
    void profile(String name, int color);

    /** The connection is gone: away at once, gone after the grace. */
    void leave();
}
