package io.inkwire.board;

import io.inkwire.model.Epoch;
import io.inkwire.model.Limits;
import io.inkwire.model.Position;
import io.inkwire.wire.pb.Wire;
import io.inkwire.wire.pb.Wire.Code;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Batches judged one after another before any of them is durable: each as if those accepted before it were applied. The
 * state itself changes only by {@link #keep}, and must change in no other way while a draft has changes. Confined to the
 * board's loop.
 */
final class Draft {
    private static final long SEQ_MAX = (1L << 32) - 1;

    private final BoardState state;
    private final Limits limits;
    private final Overlay accepted;
    private final Overlay batch;
    private long lastSeq;

    Draft(BoardState state, Limits limits) {
        this.state = state;
        this.limits = limits;
        this.accepted = new Overlay(state.ground());
        this.batch = new Overlay(accepted);
        this.lastSeq = state.position().seq();
    }

    /** The seq that the next accepted op gets. */
    long nextSeq() {
        return lastSeq + 1;
    }

    /** Nothing was accepted since the last {@link #keep} or {@link #drop}. */
    boolean isEmpty() {
        return lastSeq == state.position().seq();
    }

    /**
     * Accepts the batch and remembers what it changes, or refuses it whole.
     *
     * @param author who sent it
     * @param mintedAuthors author numbers 1 to this are given out, unsigned
     * @param ops of a good shape, at least one
     */
    Verdict judge(int author, int mintedAuthors, List<Wire.Op> ops) {
        if (lastSeq + ops.size() > SEQ_MAX) {
            return new Verdict.Refused(Code.FULL, "The board has used up its " + SEQ_MAX + " operations.");
        }
        batch.drop();
        int seq = (int) (lastSeq + 1);
        int lastN = 0;
        for (Wire.Op op : ops) {
            Verdict.Refused refused = Ops.refusal(batch, op, author, mintedAuthors);
            if (refused != null) {
                return refused;
            }
            Ops.apply(batch, op, author, seq++);
            Wire.Id id = op.getPut().getId();
            if (id.getAuthor() == author && Integer.compareUnsigned(id.getN(), lastN) > 0) {
                lastN = id.getN();
            }
        }
        Verdict.Refused refused = overLimits();
        if (refused != null) {
            return refused;
        }
        batch.settle();
        long firstSeq = lastSeq + 1;
        lastSeq += ops.size();
        return new Verdict.Accepted(firstSeq, lastN);
    }

    /** Who is over a limit may still make things smaller. */
    private Verdict.@Nullable Refused overLimits() {
        for (Held changed : batch.changed()) {
            Held before = accepted.get(changed.id());
            if (changed.bytes() > limits.elementBytes() && (before == null || changed.bytes() > before.bytes())) {
                return new Verdict.Refused(
                        Code.TOO_BIG,
                        "The element " + changed.id() + " would have " + changed.bytes() + " bytes, over the limit of "
                                + limits.elementBytes() + ".");
            }
        }
        if (batch.elements() > limits.elements() && batch.elements() > accepted.elements()) {
            return new Verdict.Refused(
                    Code.FULL,
                    "The board would have " + batch.elements() + " elements, over the limit of " + limits.elements()
                            + ".");
        }
        if (batch.bytes() > limits.boardBytes() && batch.bytes() > accepted.bytes()) {
            return new Verdict.Refused(
                    Code.FULL,
                    "The board would have " + batch.bytes() + " bytes, over the limit of " + limits.boardBytes() + ".");
        }
        return null;
    }

    /**
     * The accepted batches are durable: the state becomes what applying their Commits makes of it.
     *
     * @param recordEpoch the epoch of their records
     */
    void keep(Epoch recordEpoch) {
        if (!isEmpty()) {
            accepted.settle();
            state.moveTo(new Position(recordEpoch, lastSeq));
        }
    }

    /** Forgets the accepted batches. */
    void drop() {
        accepted.drop();
        lastSeq = state.position().seq();
    }
}
