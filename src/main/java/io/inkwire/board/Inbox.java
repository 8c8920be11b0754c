package io.inkwire.board;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Batches waiting to be judged, oldest first, within a bound of number and bytes. Confined to the board's loop. */
final class Inbox {
    /** A hundred sessions with all their batches in flight, and some. */
    private static final int MAX_BATCHES = 2_048;

    private static final long MAX_BYTES = 16L * 1024 * 1024;

    private final Deque<Submission> waiting = new ArrayDeque<>();
    private long bytes;

    /** False where there is no room: nothing was taken. */
    boolean offer(Submission submission) {
        int size = submission.submit().getSerializedSize();
        if (waiting.size() >= MAX_BATCHES || bytes + size > MAX_BYTES) {
            return false;
        }
        bytes += size;
        waiting.addLast(submission);
        return true;
    }

    @Nullable
    Submission peek() {
        return waiting.peekFirst();
    }

    void removeFirst() {
        bytes -= waiting.removeFirst().submit().getSerializedSize();
    }

    /** Puts back, at the front and in order, what was taken out before. */
    void putBack(List<Submission> taken) {
        for (int i = taken.size() - 1; i >= 0; i--) {
            waiting.addFirst(taken.get(i));
            bytes += taken.get(i).submit().getSerializedSize();
        }
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** Empties the inbox; what was in it, oldest first. */
    List<Submission> drain() {
        List<Submission> drained = List.copyOf(waiting);
        waiting.clear();
        bytes = 0;
        return drained;
    }
}
