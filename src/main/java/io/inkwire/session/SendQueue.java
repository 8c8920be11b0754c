package io.inkwire.session;

import io.inkwire.board.FeedItem;
import io.inkwire.board.Mark;
import io.inkwire.wire.Payload;
import io.inkwire.wire.pb.Wire;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What waits for one slow connection, in order, within a budget of bytes. The first time the budget is reached all waiting
 * live frames are thinned to the newest of each, and later ones join those until the queue has run empty; lasting frames
 * are never touched here, but for {@link #dropFeed}. Confined to the connection's loop.
 */
final class SendQueue {
    /** @param mark where the client stands after it; null for what does not move it @param live null unless it may still be thinned */
    private record Entry(
            Payload payload, @Nullable Mark mark, @Nullable FeedItem item) {}

    private final int budgetBytes;
    private final NewestLive newest = new NewestLive();
    private Deque<Entry> entries = new ArrayDeque<>();
    private int bytes;
    private int answerBytes;
    private boolean thinned;

    SendQueue(int budgetBytes) {
        this.budgetBytes = budgetBytes;
    }

    boolean isEmpty() {
        return entries.isEmpty() && newest.isEmpty();
    }

    /** Bytes of Settle, Fault and the like: what no act of the queue drops. */
    int answerBytes() {
        return answerBytes;
    }

    void addAnswer(Payload answer) {
        entries.add(new Entry(answer, null, null));
        bytes += answer.length();
        answerBytes += answer.length();
    }

    /** False where the queue is past its budget with it, live frames thinned and all. */
    boolean addFeed(FeedItem item) {
        if (!thinned && bytes + item.all().length() > budgetBytes) {
            thin();
        }
        if (thinned) {
            addThinned(item);
        } else {
            entries.add(new Entry(item.all(), item.head(), item));
            bytes += item.all().length();
        }
        return bytes <= budgetBytes;
    }

    private void thin() {
        thinned = true;
        Deque<Entry> before = entries;
        entries = new ArrayDeque<>(before.size());
        for (Entry entry : before) {
            if (entry.item() == null) {
                entries.add(entry);
            } else {
                bytes -= entry.payload().length();
                addThinned(entry.item());
            }
        }
    }

    private void addThinned(FeedItem item) {
        if (item.bringsOps()) {
            newest.opsFollowed();
        }
        List<Wire.Live> live = item.live();
        live.forEach(newest::add);
        if (item.lasting().length() > 0) {
            entries.add(new Entry(item.lasting(), item.head(), null));
            bytes += item.lasting().length();
        }
    }

    /** What a payload taken from the queue does to the client. @param mark where it stands then; null where it is not moved */
    record Taken(Payload payload, @Nullable Mark mark) {}

    /** The next to be written; null where nothing waits. */
    @Nullable
    Taken take() {
        Entry next = entries.poll();
        if (next != null) {
            bytes -= next.payload().length();
            if (next.mark() == null) {
                answerBytes -= next.payload().length();
            }
            return new Taken(next.payload(), next.mark());
        }
        thinned = false;
        return newest.isEmpty() ? null : new Taken(newest.take(), null);
    }

    /** Forgets all that came from the feed but its Faults; answers stay, in order. */
    void dropFeed() {
        Deque<Entry> before = entries;
        clear();
        for (Entry entry : before) {
            if (entry.mark() == null) {
                addAnswer(entry.payload());
            } else {
                FeedFaults.in(entry.payload()).forEach(this::addAnswer);
            }
        }
    }

    void clear() {
        entries = new ArrayDeque<>();
        newest.clear();
        thinned = false;
        bytes = 0;
        answerBytes = 0;
    }
}
