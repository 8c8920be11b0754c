package io.inkwire.interop.picture;

/** What became of a wish for a picture. Thread-safe: values whose bytes nobody changes. */
public sealed interface Rendered {
    /** @param unknown elements of kinds that nobody here can draw, which were left out */
    record Picture(Format format, byte[] bytes, int unknown) implements Rendered {}

    /** It would take more time or room than a picture may. */
    record TooMuch() implements Rendered {}
}
