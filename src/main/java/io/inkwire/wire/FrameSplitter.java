package io.inkwire.wire;

import java.util.Arrays;
import java.util.List;

/**
 * Cuts a stream into its delimited frames (TRN-1). Holds less than one frame between two chunks; judges a length before the
 * rest is there. Confined to the connection's loop.
 */
public final class FrameSplitter {
    private static final int LENGTH_BYTES = 4;
    private static final byte[] NOTHING = {};

    /** Who takes what the stream brings. */
    public interface Sink {
        /** One whole frame behind its length: one message. */
        void frame(byte[] delimited);

        /** The stream cannot be followed any further. @param text one sentence for a person */
        void broken(CloseCode close, String text);
    }

    private final int frameBytes;
    private final Sink sink;
    private byte[] rest = NOTHING;
    private boolean broken;

    /** @param frameBytes the longest frame that is taken */
    public FrameSplitter(int frameBytes, Sink sink) {
        this.frameBytes = frameBytes;
        this.sink = sink;
    }

    public void take(byte[] chunk) {
        if (broken) {
            return;
        }
        byte[] all = rest.length == 0 ? chunk : Frames.concat(List.of(rest, chunk));
        int at = 0;
        for (int end = end(all, at); end >= 0; end = end(all, at)) {
            sink.frame(Arrays.copyOfRange(all, at, end));
            at = end;
        }
        rest = broken || at == all.length ? NOTHING : Arrays.copyOfRange(all, at, all.length);
    }

    /** Where the frame that begins at {@code at} ends; -1 where that, or the stream from there on, cannot be known. */
    private int end(byte[] all, int at) {
        int length = 0;
        for (int i = 0; i < LENGTH_BYTES; i++) {
            if (broken || at + i >= all.length) {
                return -1;
            }
            byte next = all[at + i];
            length |= (next & 0x7f) << (7 * i);
            if (next >= 0) {
                return end(all.length, at + i + 1, length);
            }
        }
        fail(CloseCode.BAD_PAYLOAD, "A frame's length takes more than " + LENGTH_BYTES + " bytes.");
        return -1;
    }

    private int end(int available, int start, int length) {
        if (length > frameBytes) {
            fail(CloseCode.TOO_BIG, "A frame of " + length + " bytes is over the limit of " + frameBytes + ".");
            return -1;
        }
        return start + length <= available ? start + length : -1;
    }

    private void fail(CloseCode close, String text) {
        broken = true;
        sink.broken(close, text);
    }
}
