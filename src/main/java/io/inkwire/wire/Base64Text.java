package io.inkwire.wire;

import java.util.Base64;
import java.util.Optional;

/** The text form of a message (TRN-3): base64 in the standard alphabet. {@link Payload#text} makes it. */
public final class Base64Text {
    private Base64Text() {}

    /** The bytes that {@code text} spells, with or without padding; empty where it is not base64. */
    public static Optional<byte[]> decode(String text) {
        try {
            return Optional.of(Base64.getDecoder().decode(text));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
