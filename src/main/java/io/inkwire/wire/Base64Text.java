package io.inkwire.wire;

import java.util.Base64;
import java.util.Optional;

/** The text form of a message (TRN-3): base64 in the standard alphabet. {@link Payload#text} makes it. */
public final class Base64Text {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    private Base64Text() {}

    /** The bytes that {@code text} spells, with or without padding; empty where it is not base64. */
    public static Optional<byte[]> decode(String text) {
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            return hasBitsLeftOver(text) ? Optional.empty() : Optional.of(bytes);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    /** The decoder drops the bits of the last character that make no byte; here they must be zero, so that one text spells one message. */
    private static boolean hasBitsLeftOver(String text) {
        int length = text.length();
        while (length > 0 && text.charAt(length - 1) == '=') {
            length--;
        }
        int unused = switch (length % 4) {
            case 2 -> 0b1111;
            case 3 -> 0b11;
            default -> 0;
        };
        return unused != 0 && (ALPHABET.indexOf(text.charAt(length - 1)) & unused) != 0;
    }
}
