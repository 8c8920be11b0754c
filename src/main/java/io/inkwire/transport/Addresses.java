package io.inkwire.transport;

import io.inkwire.model.BoardId;
import io.inkwire.model.Limits;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Optional;

/** What a connection's address says, and how long what comes over it may be. */
final class Addresses {
    /** A frame's length takes at most so many bytes (TRN-1). */
    private static final int LENGTH_BYTES = 4;

    private Addresses() {}

    /** The one board that the query names (TRN-8). */
    static Optional<BoardId> board(HttpServerRequest request) {
        List<String> named;
        try {
            named = request.params().getAll("board");
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
        return named.size() == 1 ? BoardId.parse(named.get(0)) : Optional.empty();
    }

    /** The longest message of a client. */
    static int messageBytes(Limits limits) {
        return limits.frameBytes() + LENGTH_BYTES;
    }

    /** How long so many bytes are as base64, with padding. */
    static int base64Chars(int bytes) {
        return (bytes + 2) / 3 * 4;
    }
}
