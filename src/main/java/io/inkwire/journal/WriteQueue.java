package io.inkwire.journal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/**
 * What waits to be written, bounded in number and bytes, taken in groups of the order it came in. Thread-safe: every
 * method is synchronised; one thread takes.
 */
final class WriteQueue<T> {
    /** One append a board is in flight at a time: more boards than this with work at once are more than one file carries. */
    private static final int MAX_ITEMS = 16_384;

    /** One write may go beyond it. */
    private static final long MAX_BYTES = 64L << 20;

    /** A transaction of so many ops takes about 10 ms, and so long does it keep the lock from other processes. */
    private static final int GROUP_OPS = 1_024;

    private static final long GROUP_BYTES = 1L << 20;

    private record Item<T>(T value, int ops, int bytes) {}

    private final Queue<Item<T>> items = new ArrayDeque<>();
    private long bytes;
    private boolean closed;

    /** Empty where {@code value} was taken in, else why not. */
    synchronized String offer(T value, int valueOps, int valueBytes) {
        if (closed) {
            return "the journal is closed";
        }
        if (items.size() >= MAX_ITEMS || bytes >= MAX_BYTES) {
            return "the journal's queue is full: " + items.size() + " writes, " + bytes + " bytes";
        }
        items.add(new Item<>(value, valueOps, valueBytes));
        bytes += valueBytes;
        notifyAll();
        return "";
    }

    /** The next group, at least one; waits for it. Empty once the queue is closed and drained. */
    synchronized List<T> take() {
        while (items.isEmpty() && !closed) {
            try {
                wait();
            } catch (InterruptedException nobodysBusiness) {
                // Only close ends the thread that takes: an interrupt must not lose writes.
            }
        }
        return takeNow();
    }

    /** The next group; empty where nothing waits. */
    synchronized List<T> takeNow() {
        List<T> group = new ArrayList<>();
        long groupOps = 0;
        long groupBytes = 0;
        while (!items.isEmpty() && groupOps < GROUP_OPS && groupBytes < GROUP_BYTES) {
            Item<T> next = items.remove();
            bytes -= next.bytes;
            groupOps += next.ops;
            groupBytes += next.bytes;
            group.add(next.value);
        }
        return group;
    }

    synchronized void close() {
        closed = true;
        notifyAll();
    }
}
