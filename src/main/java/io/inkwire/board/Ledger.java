package io.inkwire.board;

import io.inkwire.journal.SessionRow;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The owner's copy of one session's row: what is settled, and how (ORD-4). Confined to the board's loop. */
final class Ledger {
    private long lastBatch;
    private int lastN;
    private final Deque<SessionRow.Refused> refusals = new ArrayDeque<>();

    Ledger(long lastBatch, int lastN, List<SessionRow.Refused> refusals) {
        this.lastBatch = lastBatch;
        this.lastN = lastN;
        this.refusals.addAll(refusals);
    }

    long lastBatch() {
        return lastBatch;
    }

    /** Unsigned. */
    int lastN() {
        return lastN;
    }

    void committed(long batch, int highestN) {
        lastBatch = batch;
        lastN = Integer.compareUnsigned(highestN, lastN) > 0 ? highestN : lastN;
        trim();
    }

    void refused(long batch, int code, String text) {
        lastBatch = batch;
        refusals.addLast(new SessionRow.Refused(batch, code, text));
        trim();
    }

    private void trim() {
        while (!refusals.isEmpty() && refusals.peekFirst().batch() + SessionRow.OUTCOMES <= lastBatch) {
            refusals.removeFirst();
        }
    }

    /** Answers a batch that is settled: refused as it was, or code 0. */
    void repeat(Submission submission) {
        for (SessionRow.Refused refusal : refusals) {
            if (refusal.batch() == submission.batch()) {
                submission.settle(refusal.code(), refusal.text());
                return;
            }
        }
        submission.settle(0, "");
    }
}
