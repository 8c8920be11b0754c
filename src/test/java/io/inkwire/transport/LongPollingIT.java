package io.inkwire.transport;

import java.io.IOException;

/** By long polling, in octets (TRN-5). */
final class LongPollingIT extends ConnectionContract {
    @Override
    Link open(Gateway at, String board) throws IOException {
        return new PlainLink.Polling(at.port, board, PlainLink.OCTETS, 20);
    }
}
