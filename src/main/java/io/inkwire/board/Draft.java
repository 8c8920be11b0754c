package io.inkwire.board;

import io.inkwire.model.Limits;
import io.inkwire.wire.Shape;
import io.inkwire.wire.Shapes;
import io.inkwire.wire.pb.Wire;
import io.inkwire.wire.pb.Wire.Code;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Batches judged one after another before any of them is durable: each as if those accepted before it were applied. The
 * state itself is not changed, and must not change while a draft of it is in use. Confined to the board's loop.
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

    /**
     * Accepts the batch and remembers what it changes, or refuses it whole: for its shape, for what it meets on the board,
     * or for what the board would become.
     *
     * @param author who sent it
     * @param mintedAuthors author numbers 1 to this are given out, unsigned
     */
    Verdict judge(int author, int mintedAuthors, List<Wire.Op> ops) {
        if (Shapes.ops(ops, limits) instanceof Shape.Bad bad) {
            return new Verdict.Refused(bad.code(), bad.text());
        }
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

    /** Forgets the accepted batches. */
    void drop() {
        accepted.drop();
        lastSeq = state.position().seq();
    }

    /** What the board would be. */
    Ground tentative() {
        return accepted;
    }
}
