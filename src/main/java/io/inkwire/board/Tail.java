package io.inkwire.board;

import io.inkwire.model.Position;
import io.inkwire.wire.Payload;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * The newest records of a board, encoded, so that who was away briefly is caught up without the journal. Holds records
 * back to back up to the head; the oldest go when the budget is full. Confined to the board's loop.
 */
final class Tail {
    private static final class Item {
        private final Position end;
        private final Payload frame;

        Item(Position end, Payload frame) {
            this.end = end;
            this.frame = frame;
        }
    }

    private final int budgetBytes;
    private final ArrayDeque<Item> items = new ArrayDeque<>();
    private Position start;
    private long heldBytes;

    /** @param start where the board stands now; nothing before it can be caught up from here */
    Tail(Position start, int budgetBytes) {
        this.start = start;
        this.budgetBytes = budgetBytes;
    }

    /** @param end the position of the record's last op @param frame its delimited Commit frame */
    void add(Position end, byte[] frame) {
        items.addLast(new Item(end, new Payload(frame)));
        heldBytes += frame.length;
        while (heldBytes > budgetBytes) {
            Item oldest = items.removeFirst();
            heldBytes -= oldest.frame.length();
            start = oldest.end;
        }
    }

    /** Bytes of the records after {@code from}, or empty where {@code from} is not the end of a record held. */
    Optional<Long> bytesAfter(Position from) {
        long bytes = 0;
        Iterator<Item> newestFirst = items.descendingIterator();
        while (newestFirst.hasNext()) {
            Item item = newestFirst.next();
            if (item.end.equals(from)) {
                return Optional.of(bytes);
            }
            if (item.end.seq() < from.seq()) {
                return Optional.empty();
            }
            bytes += item.frame.length();
        }
        return start.equals(from) ? Optional.of(bytes) : Optional.empty();
    }

    /** The records after {@code from}, which {@link #bytesAfter} has found. */
    List<Payload> after(Position from) {
        List<Payload> frames = new ArrayList<>();
        for (Item item : items) {
            if (item.end.seq() > from.seq()) {
                frames.add(item.frame);
            }
        }
        return frames;
    }
}
