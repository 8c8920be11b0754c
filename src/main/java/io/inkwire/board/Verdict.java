package io.inkwire.board;

import io.inkwire.wire.pb.Wire;

/** What a board says to a batch. */
sealed interface Verdict {
    /**
     * The batch may be appended.
     *
     * @param firstSeq seq of its first op
     * @param lastN the highest n that a put of this batch gives an id of its own author; 0 for none, unsigned
     */
    record Accepted(long firstSeq, int lastN) implements Verdict {}

    /** Nothing of the batch took place, and it takes no seq. @param text one sentence for a person */
    record Refused(Wire.Code code, String text) implements Verdict {}
}
