package io.inkwire.board;

import io.inkwire.model.Loop;
import io.inkwire.model.Position;

/**
 * Somebody who looks at a board without sitting at it: it has no number, nobody sees it, and it asks for content when it likes.
 * Every method but {@link #loop} is called on that loop.
 */
public interface Onlooker {
    Loop loop();

    /** The board stands at {@code at} now. At most once a tick. */
    void changed(Position at);

    /** The board cannot be looked at here any more: it could not be opened, was reset or is shutting down. Nothing follows. */
    void ended();
}
