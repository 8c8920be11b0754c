package io.inkwire.wire;

import io.inkwire.wire.pb.Wire;

/** One frame of a message that could be taken apart. */
public sealed interface Received {
    /** @param frame has exactly one body, of a kind this version knows */
    record Known(Wire.Frame frame) implements Received {}

    /** No known body, or two: answered with a fault PROTOCOL; the connection lives. @param why one sentence for a person */
    record Unusable(String why) implements Received {}
}
