package io.inkwire.wire;

import java.util.List;

/** What a message's bytes turned out to be. */
public sealed interface Decoded {
    /** @param frames at least one, in the order they came */
    record Message(List<Received> frames) implements Decoded {}

    /** Nothing of the message counts, and its connection ends with {@code close}. @param text one sentence for a person */
    record Broken(CloseCode close, String text) implements Decoded {}
}
