package io.inkwire.transport;

import java.io.IOException;

/** By server-sent events (TRN-6). */
final class EventsIT extends ConnectionContract {
    @Override
    Link open(Gateway at, String board) throws IOException {
        return new PlainLink.Events(at.port, board);
    }
}
