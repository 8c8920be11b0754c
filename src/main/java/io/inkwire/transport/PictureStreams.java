package io.inkwire.transport;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The streamed pictures of one gateway, and the bytes of all pictures on their way to clients: both bounded. Confined to the
 * gateway's loop.
 */
final class PictureStreams {
    static final int MOST = 64;
    static final int MOST_OF_AN_ADDRESS = 8;

    /** Pictures that sockets have not taken yet, each counted as often as it is being sent. */
    static final long UNSENT_BYTES = 64L * 1024 * 1024;

    private final Set<PictureStream> streams = new HashSet<>();
    private final Map<String, Integer> byAddress = new HashMap<>();
    private long unsentBytes;

    boolean isFull() {
        return streams.size() >= MOST;
    }

    boolean isFull(String address) {
        return byAddress.getOrDefault(address, 0) >= MOST_OF_AN_ADDRESS;
    }

    void add(PictureStream stream) {
        if (streams.add(stream)) {
            byAddress.merge(stream.address(), 1, Integer::sum);
        }
    }

    void remove(PictureStream stream) {
        if (streams.remove(stream)) {
            byAddress.computeIfPresent(stream.address(), (address, count) -> count == 1 ? null : count - 1);
        }
    }

    /** False where so many bytes more would be too many. */
    boolean reserve(int bytes) {
        if (unsentBytes + bytes > UNSENT_BYTES) {
            return false;
        }
        unsentBytes += bytes;
        return true;
    }

    void release(int bytes) {
        unsentBytes -= bytes;
    }

    /** Ends every stream in good order. */
    void endAll() {
        List.copyOf(streams).forEach(PictureStream::end);
    }
}
