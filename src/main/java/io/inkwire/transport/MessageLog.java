package io.inkwire.transport;

import io.inkwire.wire.Frames;
import io.inkwire.wire.Payload;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/**
 * The messages to one client of plain HTTP, numbered from 1, for as long as it may ask for them again. The client has
 * <em>taken</em> those that it has acknowledged, or that its stream's socket has; what it has not is owed and never
 * dropped, what it has taken from a stream is kept for a while and within a budget. Confined to the connection's loop.
 */
final class MessageLog {
    private record Kept(Payload payload, long takenAtMs) {}

    private final int budgetBytes;
    private final long keepMs;
    /** Up to {@link #taken}. */
    private final Deque<Kept> kept = new ArrayDeque<>();
    /** After {@link #taken}. */
    private final Deque<Payload> owed = new ArrayDeque<>();

    private long taken;
    private long keptBytes;
    private long owedBytes;

    /**
     * @param budgetBytes of messages taken from a stream and of those owed, above which the former are dropped
     * @param keepMs how long they are kept within that
     */
    MessageLog(int budgetBytes, long keepMs) {
        this.budgetBytes = budgetBytes;
        this.keepMs = keepMs;
    }

    void add(Payload payload, long nowMs) {
        owed.add(payload);
        owedBytes += payload.length();
        trim(nowMs);
    }

    /** The number of the last message; 0 before the first. */
    long last() {
        return taken + owed.size();
    }

    /** Bytes of messages that the client has not taken. */
    long owedBytes() {
        return owedBytes;
    }

    /** Whether all messages after {@code number}, and no later ones, are what the client needs. */
    boolean keepsAfter(long number) {
        return number >= taken - kept.size() && number <= last();
    }

    /** The client has all up to {@code number}, and nothing after: they are dropped, and the rest is owed. */
    void acknowledge(long number) {
        while (taken > number) {
            Kept again = kept.removeLast();
            keptBytes -= again.payload().length();
            owedBytes += again.payload().length();
            owed.addFirst(again.payload());
            taken--;
        }
        kept.clear();
        keptBytes = 0;
        while (taken < number) {
            owedBytes -= owed.remove().length();
            taken++;
        }
    }

    /** The socket of the client's stream has taken all up to {@code number}. */
    void streamed(long number, long nowMs) {
        while (taken < number) {
            Payload payload = owed.remove();
            owedBytes -= payload.length();
            keptBytes += payload.length();
            kept.add(new Kept(payload, nowMs));
            taken++;
        }
        trim(nowMs);
    }

    /** @param number at least that of the last message taken: a reader begins with {@link #acknowledge} */
    List<Payload> after(long number) {
        ArrayDeque<Payload> messages = new ArrayDeque<>();
        Iterator<Payload> fromTheLast = owed.descendingIterator();
        for (long at = last(); at > number; at--) {
            messages.addFirst(fromTheLast.next());
        }
        return List.copyOf(messages);
    }

    /** Whether anything after {@code number} is more than a sign of life. */
    boolean bringsMoreThanHeartbeats(long number) {
        return after(number).stream().anyMatch(message -> !Frames.isHeartbeat(message.bytes()));
    }

    private void trim(long nowMs) {
        while (!kept.isEmpty()
                && (keptBytes + owedBytes > budgetBytes
                        || nowMs - kept.element().takenAtMs() > keepMs)) {
            keptBytes -= kept.remove().payload().length();
        }
    }
}
