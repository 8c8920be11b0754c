package io.inkwire.wire;

import java.util.Base64;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One encoded message, shared by everybody who is sent it: its bytes, its text form made at most once, and one slot for
 * what a transport wraps it in. Thread-safe: the bytes are never written after construction; the memos are immutable
 * values that two threads may at worst both make.
 */
public final class Payload {
    private static final Base64.Encoder BASE64 = Base64.getEncoder().withoutPadding();

    private final byte[] bytes;
    private @Nullable String text;
    private volatile @Nullable Object wrapped;

    /** @param bytes delimited frames; the caller gives them away and writes them no more */
    public Payload(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The shared array itself: read it, never write it. */
    public byte[] bytes() {
        return bytes;
    }

    public int length() {
        return bytes.length;
    }

    /** Base64, standard alphabet, no padding (TRN-3). */
    public String text() {
        String made = text;
        if (made == null) {
            made = BASE64.encodeToString(bytes);
            text = made;
        }
        return made;
    }

    /** What {@code wrap} made of this payload the first time it was asked with {@code type}; one slot, the last type asked wins. */
    public <T> T wrapped(Class<T> type, Function<Payload, T> wrap) {
        Object held = wrapped;
        if (type.isInstance(held)) {
            return type.cast(held);
        }
        T made = wrap.apply(this);
        wrapped = made;
        return made;
    }
}
