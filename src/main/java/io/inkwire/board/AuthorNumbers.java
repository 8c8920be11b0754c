package io.inkwire.board;

import io.inkwire.journal.Journal;
import io.inkwire.model.BoardId;
import io.inkwire.model.Loop;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/** Hands out author numbers from a block that the journal has reserved for this node (SES-2). Confined to the board's loop. */
final class AuthorNumbers {
    /** A block costs one write of the journal; what is left of it when the board closes is never used. */
    private static final int BLOCK = 16;

    private record Waiter(IntConsumer taker, Consumer<Throwable> failed) {}

    private final BoardId board;
    private final Journal journal;
    private final Loop loop;
    private final Deque<Waiter> waiting = new ArrayDeque<>();
    private int next;
    private int left;
    private boolean reserving;

    AuthorNumbers(BoardId board, Journal journal, Loop loop) {
        this.board = board;
        this.journal = journal;
        this.loop = loop;
    }

    void take(IntConsumer taker, Consumer<Throwable> failed) {
        waiting.addLast(new Waiter(taker, failed));
        serve();
    }

    private void serve() {
        while (left > 0 && !waiting.isEmpty()) {
            int number = next;
            next++;
            left--;
            waiting.removeFirst().taker.accept(number);
        }
        if (!waiting.isEmpty() && !reserving) {
            reserving = true;
            Hop.to(loop, journal.reserveAuthors(board, BLOCK), this::reserved, this::failed);
        }
    }

    private void reserved(int first) {
        reserving = false;
        next = first;
        left = BLOCK;
        serve();
    }

    private void failed(Throwable failure) {
        reserving = false;
        while (!waiting.isEmpty()) {
            waiting.removeFirst().failed.accept(failure);
        }
    }
}
