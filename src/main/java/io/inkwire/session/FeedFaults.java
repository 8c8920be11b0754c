package io.inkwire.session;

import io.inkwire.wire.Payload;
import io.inkwire.wire.pb.Wire;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Finds the Faults among frames of a board's own making: a slow client is spared the rest, but not those (LIM-4). */
final class FeedFaults {
    private static final int LENGTH_DELIMITED = 2;
    private static final int FAULT_TAG = (Wire.Frame.FAULT_FIELD_NUMBER << 3) | LENGTH_DELIMITED;

    private FeedFaults() {}

    /** Each Fault of {@code message} as a message of its own. Looks at each frame's length and first tag only. */
    static List<Payload> in(Payload message) {
        byte[] bytes = message.bytes();
        List<Payload> faults = new ArrayList<>();
        int at = 0;
        while (at < bytes.length) {
            int begin = at;
            int length = 0;
            int shift = 0;
            byte next;
            do {
                next = bytes[at++];
                length |= (next & 0x7f) << shift;
                shift += 7;
            } while (next < 0);
            if (length > 0 && bytes[at] == FAULT_TAG) {
                faults.add(new Payload(Arrays.copyOfRange(bytes, begin, at + length)));
            }
            at += length;
        }
        return faults;
    }
}
