package io.inkwire.board;

import com.google.protobuf.ByteString;
import io.inkwire.journal.Batch;
import io.inkwire.metrics.Metrics;
import io.inkwire.metrics.Metrics.Duration;
import io.inkwire.model.Epoch;
import io.inkwire.wire.pb.Wire;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The batches of one append: judged in order, each on top of those before it. Confined to the board's loop. */
final class Group {
    /** A group is one transaction: large enough to share an fsync, small enough that it does not delay the next. */
    private static final int MAX_OPS = 512;

    private static final long MAX_BYTES = 2L * 1024 * 1024;

    private record Judged(Submission submission, Batch batch, Wire.Commit commit) {}

    private final Draft draft;
    private final long headSeq;
    private final List<Judged> judged = new ArrayList<>();
    private final Map<Integer, Long> lastBatches = new HashMap<>();
    private final Map<Integer, Integer> lastNs = new HashMap<>();
    private int ops;
    private long bytes;

    Group(Draft draft, long headSeq) {
        this.draft = draft;
        this.headSeq = headSeq;
    }

    boolean hasRoom() {
        return ops < MAX_OPS && bytes < MAX_BYTES;
    }

    boolean isEmpty() {
        return judged.isEmpty();
    }

    /** The author's highest batch, those of this group counted. */
    long lastBatch(int author, long settled) {
        return lastBatches.getOrDefault(author, settled);
    }

    /**
     * @param headEpoch epoch of the record before this group
     * @param epoch the owner's: the first commit names it where it differs (ORD-8)
     */
    void judge(Submission submission, Ledger ledger, int minted, Epoch headEpoch, Epoch epoch) {
        int author = submission.author();
        Verdict verdict = draft.judge(author, minted, submission.submit().getOpList());
        lastBatches.put(author, submission.batch());
        int lastN = lastNs.getOrDefault(author, ledger.lastN());
        if (verdict instanceof Verdict.Accepted accepted) {
            int highest = Integer.compareUnsigned(accepted.lastN(), lastN) > 0 ? accepted.lastN() : lastN;
            lastNs.put(author, highest);
            boolean newEpoch = ops == 0 && !headEpoch.equals(epoch);
            add(submission, highest, commit(submission, newEpoch ? epoch : Epoch.NONE));
        } else if (verdict instanceof Verdict.Refused refused) {
            int code = refused.code().getNumber();
            Batch batch = new Batch.Refusal(author, submission.batch(), submission.name(), lastN, code, refused.text());
            judged.add(new Judged(submission, batch, Wire.Commit.getDefaultInstance()));
        }
    }

    private void add(Submission submission, int lastN, Wire.Commit commit) {
        byte[] encoded = commit.toByteArray();
        int count = commit.getOpCount();
        Batch batch = new Batch.Ops(submission.author(), submission.batch(), submission.name(), lastN, count, encoded);
        judged.add(new Judged(submission, batch, commit));
        ops += count;
        bytes += encoded.length;
    }

    private Wire.Commit commit(Submission submission, Epoch named) {
        return Wire.Commit.newBuilder()
                .setSeq((int) (headSeq + ops + 1))
                .setAuthor(submission.author())
                .setBatch(submission.submit().getBatch())
                .addAllOp(submission.submit().getOpList())
                .setEpoch(ByteString.copyFrom(named.toBytes()))
                .build();
    }

    /** Forgets the tentative state: the commits are applied when they are durable, as on every other node. */
    void drop() {
        draft.drop();
    }

    List<Batch> batches() {
        return judged.stream().map(Judged::batch).toList();
    }

    List<Submission> submissions() {
        return judged.stream().map(Judged::submission).toList();
    }

    /** All is durable: the ledgers follow, commits are told in order, refusals answered. */
    void settle(Map<Integer, Ledger> ledgers, Epoch epoch, Sequencer.Outcome outcome, Metrics metrics, long nowMs) {
        for (Judged each : judged) {
            Ledger ledger = ledgers.get(each.batch.author());
            if (each.batch instanceof Batch.Ops done) {
                if (ledger != null) {
                    ledger.committed(done.number(), done.lastN());
                }
                metrics.took(Duration.COMMIT, TimeUnit.MILLISECONDS.toNanos(nowMs - each.submission.atMs()));
                outcome.committed(each.commit, done.commit(), epoch);
            } else if (each.batch instanceof Batch.Refusal refusal) {
                if (ledger != null) {
                    ledger.refused(refusal.number(), refusal.code(), refusal.text());
                }
                each.submission.settle(refusal.code(), refusal.text());
            }
        }
    }
}
