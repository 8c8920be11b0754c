package io.inkwire.model;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * One owner's term over a board: a counter in the upper 32 bits, raised by compare-and-set in the journal, and a random
 * nonce in the lower 32, so that terms of two stores never look alike. Opaque to clients: 8 bytes, big-endian.
 */
public record Epoch(long bits) {
    /** Stands where no record is: the epoch of seq 0. */
    public static final Epoch NONE = new Epoch(0);

    public static final int BYTES = Long.BYTES;

    public static Epoch of(long counter, int nonce) {
        return new Epoch(counter << 32 | Integer.toUnsignedLong(nonce));
    }

    /** The epoch in {@code bytes}: none for no bytes, empty for a length other than 0 or 8. */
    public static Optional<Epoch> parse(byte[] bytes) {
        return switch (bytes.length) {
            case 0 -> Optional.of(NONE);
            case BYTES -> Optional.of(new Epoch(ByteBuffer.wrap(bytes).getLong()));
            default -> Optional.empty();
        };
    }

    public long counter() {
        return bits >>> 32;
    }

    public boolean isNone() {
        return bits == 0;
    }

    /** 8 bytes, or none for {@link #NONE}. */
    public byte[] toBytes() {
        return isNone() ? new byte[0] : ByteBuffer.allocate(BYTES).putLong(bits).array();
    }

    @Override
    public String toString() {
        return counter() + ":" + Integer.toHexString((int) bits);
    }
}
