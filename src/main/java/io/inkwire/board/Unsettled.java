package io.inkwire.board;

import java.util.HashMap;
import java.util.Map;
import java.util.function.ObjLongConsumer;

/**
 * Which batches of this node's sessions are on their way to the owner: numbers only, never content (CLU-6). What makes no
 * progress for a while is asked for again. Confined to the board's loop.
 */
final class Unsettled {
    private static final class Range {
        private long lowest;
        private long highest;
        private long sinceMs;
    }

    private final Map<Integer, Range> byAuthor = new HashMap<>();

    void handedOver(int author, long batch, long nowMs) {
        Range range = byAuthor.get(author);
        if (range == null) {
            range = new Range();
            range.lowest = batch;
            range.sinceMs = nowMs;
            byAuthor.put(author, range);
        }
        range.highest = Math.max(range.highest, batch);
        range.lowest = Math.min(range.lowest, batch);
    }

    void settled(int author, long batch, long nowMs) {
        Range range = byAuthor.get(author);
        if (range == null || batch < range.lowest) {
            return;
        }
        range.lowest = batch + 1;
        range.sinceMs = nowMs;
        if (range.lowest > range.highest) {
            byAuthor.remove(author);
        }
    }

    /** The lowest batch before {@code batch} whose end was not seen here, or 0: order says that it has ended. */
    long missedBefore(int author, long batch) {
        Range range = byAuthor.get(author);
        return range != null && range.lowest < batch ? range.lowest : 0;
    }

    /** The client has been told to send again, or is gone: nothing of it is awaited. */
    void forget(int author) {
        byAuthor.remove(author);
    }

    /** Hands each author whose lowest batch has waited since before {@code beforeMs} to {@code ask}, and forgets it. */
    void drainOlderThan(long beforeMs, ObjLongConsumer<Integer> ask) {
        Map<Integer, Long> due = new HashMap<>();
        byAuthor.forEach((author, range) -> {
            if (range.sinceMs <= beforeMs) {
                due.put(author, range.lowest);
            }
        });
        due.forEach((author, lowest) -> {
            byAuthor.remove(author);
            ask.accept(author, lowest);
        });
    }
}
