package io.inkwire.app.client;

import io.inkwire.wire.pb.Wire;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * A session's batches from when they are made until they are settled (ORD-4). Until the session has a number its batches
 * have none either, and ids of its own making carry author 0; they are stamped when the batch is numbered. Confined to the client's loop.
 *
 * <p>Always holds: numbered batches go out in the order of their numbers, and not more than the window at a time.
 */
final class Outbox {
    /** A numbered batch as it goes out. */
    record Pending(long number, List<Wire.Op> ops) {}

    /** Takes each batch as it is due. */
    interface Sender {
        /** @param first under this number it has not gone out before */
        void send(Pending batch, boolean first);
    }

    /** Made but not numbered; ids of the coming session's own have author 0. */
    private final ArrayDeque<List<Wire.Op>> waiting = new ArrayDeque<>();

    private final TreeMap<Long, Pending> unsettled = new TreeMap<>();
    private final Sender sender;
    private int author;
    private int window = 1;
    private long next = 1;
    private long sentTo;
    /** As {@link #sentTo}, but never set back. */
    private long sentEver;

    Outbox(Sender sender) {
        this.sender = sender;
    }

    void add(List<Wire.Op> ops) {
        waiting.add(List.copyOf(ops));
        numberWaiting();
    }

    /**
     * The session has its number, or has it again, over a connection that nothing has gone out over.
     *
     * @param newWindow how many batches may be unsettled
     * @param lastBatch up to here all is settled and need not be sent
     */
    void begin(int newAuthor, int newWindow, long lastBatch) {
        author = newAuthor;
        window = Math.max(1, newWindow);
        sentTo = lastBatch;
        numberWaiting();
    }

    /**
     * Forgets the session: its unsettled batches wait for a new number. What they create becomes the next session's; what
     * they change stays the author's who made it.
     *
     * @param onBoard whether the element of that id is confirmed, so that a put of it creates nothing
     */
    void discard(Predicate<Wire.Id> onBoard) {
        int gone = author;
        List<List<Wire.Op>> left = new ArrayList<>();
        unsettled.values().forEach(batch -> left.add(batch.ops()));
        waiting.forEach(ops -> left.add(reauthored(ops, 0, gone)));
        Set<Wire.Id> created = left.stream()
                .flatMap(List::stream)
                .filter(Wire.Op::hasPut)
                .map(op -> op.getPut().getId())
                .filter(id -> id.getAuthor() == gone && !onBoard.test(id))
                .collect(Collectors.toSet());
        waiting.clear();
        left.forEach(ops -> waiting.add(mapped(ops, id -> created.contains(id) ? withAuthor(id, 0) : id)));
        unsettled.clear();
        author = 0;
        next = 1;
        sentTo = 0;
        sentEver = 0;
    }

    /**
     * Sends what is due and has not gone out over this connection. The window opens at the lowest unsettled batch (SES-8),
     * so that its outcome is still kept when it is asked for.
     */
    void flush() {
        for (Pending batch : List.copyOf(unsettled.tailMap(sentTo, false).values())) {
            if (batch.number() >= unsettled.firstKey() + window) {
                return;
            }
            sentTo = batch.number();
            boolean first = sentTo > sentEver;
            sentEver = Math.max(sentEver, sentTo);
            sender.send(batch, first);
        }
    }

    /** Sends every unsettled batch from {@code number} on, in order, as if for the first time over this connection. */
    void resendFrom(long number) {
        sentTo = Math.min(sentTo, number - 1);
        flush();
    }

    /** Sends again what is unsettled up to {@code number}, to be told how it ended. */
    void askUpTo(long number) {
        for (Pending batch : List.copyOf(unsettled.headMap(number, true).values())) {
            sender.send(batch, false);
        }
    }

    /** True where the batch was unsettled until now. */
    boolean settle(long number) {
        return unsettled.remove(number) != null;
    }

    NavigableMap<Long, Pending> unsettled() {
        return unsettled;
    }

    /** The number that the next batch will have. */
    long next() {
        return next;
    }

    /** Batches not settled, numbered or not. */
    int size() {
        return waiting.size() + unsettled.size();
    }

    private void numberWaiting() {
        if (author == 0) {
            return;
        }
        for (List<Wire.Op> ops = waiting.poll(); ops != null; ops = waiting.poll()) {
            unsettled.put(next, new Pending(next, reauthored(ops, 0, author)));
            next++;
        }
    }

    private static List<Wire.Op> reauthored(List<Wire.Op> ops, int from, int to) {
        return mapped(ops, id -> id.getAuthor() == from ? withAuthor(id, to) : id);
    }

    private static List<Wire.Op> mapped(List<Wire.Op> ops, UnaryOperator<Wire.Id> to) {
        return ops.stream().map(op -> OpIds.map(op, to)).toList();
    }

    private static Wire.Id withAuthor(Wire.Id id, int author) {
        return id.toBuilder().setAuthor(author).build();
    }
}
