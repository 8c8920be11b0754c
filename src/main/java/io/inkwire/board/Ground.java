package io.inkwire.board;

import io.inkwire.model.ElementId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Elements that ops work on: a board's confirmed state, or a layer of tentative changes over it. */
interface Ground {
    @Nullable
    Held get(ElementId id);

    /** Lays it down, in place of what has its id. Its seq is above every other on this ground. */
    void put(Held held);

    /** Takes away what is there. */
    void remove(ElementId id);

    /** Those last changed after {@code afterSeq} and at or before {@code upToSeq}, oldest first: a list of its own. */
    List<Held> changedWithin(long afterSeq, long upToSeq);

    /**
     * Everything last changed at or before this seq is locked: a clear went over it. It saves a later clear from looking
     * there again; nothing unlocked can come to lie there, since each change gives a new seq.
     */
    long clearedTo();

    void clearedTo(long seq);

    int elements();

    /** Encoded bytes of all elements. */
    long bytes();
}
