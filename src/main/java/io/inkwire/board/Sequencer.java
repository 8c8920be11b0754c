package io.inkwire.board;

import io.inkwire.journal.Append;
import io.inkwire.journal.BoardRow;
import io.inkwire.journal.Journal;
import io.inkwire.journal.SessionRow;
import io.inkwire.metrics.Metrics;
import io.inkwire.model.BoardId;
import io.inkwire.model.Epoch;
import io.inkwire.model.Limits;
import io.inkwire.model.Loop;
import io.inkwire.wire.pb.Wire;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The owner's heart: takes batches in the order they come, judges each against the state as it will be when those before
 * it are in, numbers them, and has the journal append them; only then are they applied and told (ORD-1 to ORD-4). One
 * append is under way at a time, and what comes meanwhile makes the next group. Confined to the board's loop.
 *
 * <p>Invariant: nothing is answered as settled that the journal has not said is durable.
 */
final class Sequencer {
    /** What becomes of an append. */
    interface Outcome {
        /** The commit is durable and next in order: apply it and tell everybody. */
        void committed(Wire.Commit commit, byte[] encoded, Epoch epoch);

        /** {@code fenced}: another node owns the board. Otherwise the outcome is unknown (ORD-5). The sequencer is closed. */
        void lost(boolean fenced, String reason);
    }

    /** Sessions whose rows are kept at hand; the one used longest ago is read again when it comes back. */
    private static final int LEDGERS = 4_096;

    private static final int RETRY_MS = 500;

    private final BoardId board;
    private final Journal journal;
    private final Loop loop;
    private final BoardState state;
    private final Limits limits;
    private final Metrics metrics;
    private final Outcome outcome;

    private final Inbox inbox = new Inbox();
    private final Map<Integer, Ledger> ledgers = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, Ledger> eldest) {
            return size() > LEDGERS;
        }
    };
    private Epoch epoch = Epoch.NONE;
    private boolean open;
    private boolean busy;
    private int minted;
    private boolean mintedIsFresh;

    Sequencer(
            BoardId board,
            Journal journal,
            Loop loop,
            BoardState state,
            Limits limits,
            Metrics metrics,
            Outcome outcome) {
        this.board = board;
        this.journal = journal;
        this.loop = loop;
        this.state = state;
        this.limits = limits;
        this.metrics = metrics;
        this.outcome = outcome;
    }

    /** The board is ours under {@code newEpoch}, and the state stands at the log's head. */
    void open(Epoch newEpoch) {
        epoch = newEpoch;
        ledgers.clear();
        open = true;
        step();
    }

    /** Takes no further step; an append under way still ends in {@link Outcome}. */
    void close() {
        open = false;
    }

    boolean isOpen() {
        return open;
    }

    /** Something of the journal is awaited. */
    boolean busy() {
        return busy;
    }

    void submit(Submission submission) {
        if (!submission.role().mayDraw()) {
            submission.fault(Wire.Code.RIGHTS, "This key lets you look, not draw.", submission.batch(), 0);
        } else if (!inbox.offer(submission)) {
            submission.fault(Wire.Code.RATE, "The board is busy; send again.", submission.batch(), RETRY_MS);
        } else {
            step();
        }
    }

    /** What still waits; nothing of it is settled. */
    List<Submission> drain() {
        return inbox.drain();
    }

    private void step() {
        if (!open || busy) {
            return;
        }
        Group group = new Group(new Draft(state, limits), state.position().seq());
        while (group.hasRoom() && !inbox.isEmpty()) {
            Submission next = inbox.peek();
            if (next == null || !ready(next, group.isEmpty())) {
                break;
            }
            inbox.removeFirst();
            mintedIsFresh = false;
            take(next, group);
        }
        group.drop();
        if (!group.isEmpty()) {
            append(group);
        }
    }

    /** Whether all is at hand to judge {@code next}. What is not is fetched, where {@code mayFetch}; then it goes on. */
    private boolean ready(Submission next, boolean mayFetch) {
        if (!ledgers.containsKey(next.author())) {
            if (mayFetch) {
                busy = true;
                Hop.to(
                        loop,
                        journal.session(board, next.author()),
                        row -> ledgerRead(next.author(), row),
                        this::failed);
            }
            return false;
        }
        boolean mintedMeanwhile = Integer.compareUnsigned(Authors.highestIn(next.submit()), minted) > 0;
        if (mintedMeanwhile && !mintedIsFresh) {
            if (mayFetch) {
                busy = true;
                Hop.to(loop, journal.board(board), this::rowRead, this::failed);
            }
            return false;
        }
        return true;
    }

    private void ledgerRead(int author, Optional<SessionRow> row) {
        ledgers.put(
                author,
                row.map(known -> new Ledger(known.lastBatch(), known.lastN(), known.refusals()))
                        .orElseGet(() -> new Ledger(0, 0, List.of())));
        fetched();
    }

    private void rowRead(Optional<BoardRow> row) {
        minted = row.map(BoardRow::authors).orElse(minted);
        mintedIsFresh = true;
        fetched();
    }

    private void fetched() {
        busy = false;
        step();
    }

    private void failed(Throwable failure) {
        busy = false;
        lose(false, "the journal cannot be read: " + failure.getMessage());
    }

    private void take(Submission next, Group group) {
        Ledger ledger = ledgers.get(next.author());
        if (ledger == null) {
            throw new IllegalStateException("judged without the row of author " + next.author());
        }
        long last = group.lastBatch(next.author(), ledger.lastBatch());
        if (next.batch() <= ledger.lastBatch()) {
            ledger.repeat(next);
        } else if (next.batch() > last + 1) {
            next.fault(Wire.Code.RESEND, "Batch " + (last + 1) + " is missing.", last + 1, 0);
        } else if (next.batch() == last + 1) {
            group.judge(next, ledger, minted, state.position().epoch(), epoch);
        }
        // Otherwise it stands in this very group, whose commit settles it.
    }

    private void append(Group group) {
        busy = true;
        Hop.to(
                loop,
                journal.append(board, epoch, state.position().seq(), group.batches()),
                result -> appended(group, result),
                failure -> appended(group, new Append.Unknown(String.valueOf(failure.getMessage()))));
    }

    private void appended(Group group, Append result) {
        busy = false;
        if (result instanceof Append.Committed) {
            group.settle(ledgers, epoch, outcome, metrics, loop.nowMs());
            step();
        } else {
            inbox.putBack(group.submissions());
            lose(
                    result instanceof Append.Fenced,
                    result instanceof Append.Unknown unknown
                            ? unknown.reason()
                            : "a newer owner has claimed the board");
        }
    }

    private void lose(boolean fenced, String reason) {
        open = false;
        outcome.lost(fenced, reason);
    }
}
