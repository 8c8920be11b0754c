package io.inkwire.board;

import io.inkwire.model.ElementId;
import io.inkwire.wire.pb.Wire;

/**
 * An element as it lies on a board. Numbers are unsigned.
 *
 * @param seq of the op that last changed it
 * @param by author of that op
 * @param foreign seq of the last op on it by any other author than {@code by}; 0 for none
 */
record Held(ElementId id, Wire.Element element, int seq, int by, int foreign) {
    static Held of(Wire.Entry entry) {
        Wire.Element element = entry.getElement();
        return new Held(id(element.getId()), element, entry.getSeq(), entry.getBy(), entry.getForeign());
    }

    static ElementId id(Wire.Id id) {
        return new ElementId(id.getAuthor(), id.getN());
    }

    /** This element after {@code author}'s op at {@code seq} made it {@code changed}. */
    Held changedTo(Wire.Element changed, int author, int seq) {
        return new Held(id, changed, seq, author, lastByOthersThan(author));
    }

    /** Seq of the last op on it by another than {@code author}; 0 for none. */
    int lastByOthersThan(int author) {
        return by == author ? foreign : seq;
    }

    /** Whether the guard {@code ifSeq} of {@code author}'s op keeps the op from this element (ELM-2). */
    boolean isGuarded(int ifSeq, int author) {
        return ifSeq != 0 && Integer.compareUnsigned(lastByOthersThan(author), ifSeq) > 0;
    }

    boolean isLocked() {
        return element.getLocked();
    }

    int bytes() {
        return element.getSerializedSize();
    }

    long seqNumber() {
        return Integer.toUnsignedLong(seq);
    }

    int mix() {
        return Digest.mix(id.author(), id.n(), seq);
    }

    Wire.Entry toEntry() {
        return Wire.Entry.newBuilder()
                .setElement(element)
                .setSeq(seq)
                .setBy(by)
                .setForeign(foreign)
                .build();
    }
}
