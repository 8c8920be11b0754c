package io.inkwire.wire;

import io.inkwire.model.Limits;
import io.inkwire.wire.Shape.Bad;
import io.inkwire.wire.pb.Wire;
import io.inkwire.wire.pb.Wire.Code;
import org.jspecify.annotations.Nullable;

/** The form of a client's live frame (LIV-3). Null stands for fine. */
final class LiveShape {
    /** A cursor's unit is 1/16 board unit. */
    private static final long CURSOR_RANGE = ElementShape.RANGE_UNITS * 16;

    private final ElementShape elements;
    private final InkShape inks;

    LiveShape(Limits limits) {
        this.elements = new ElementShape(limits);
        this.inks = new InkShape(limits);
    }

    @Nullable
    Bad check(Wire.Live live) {
        for (Wire.Chunk chunk : live.getChunkList()) {
            Bad bad = chunk(chunk);
            if (bad != null) {
                return bad;
            }
        }
        for (Wire.Cursor cursor : live.getCursorList()) {
            Bad bad = cursor(cursor);
            if (bad != null) {
                return bad;
            }
        }
        for (Wire.Draft draft : live.getDraftList()) {
            Bad bad = draft(draft);
            if (bad != null) {
                return bad;
            }
        }
        return KeptFields.check(live);
    }

    private @Nullable Bad chunk(Wire.Chunk chunk) {
        if (chunk.getAuthor() != 0) {
            return stamped("chunk");
        }
        if (chunk.getStroke() == 0) {
            return new Bad(Code.SHAPE, "A live stroke has the n of the element to come, from 1.");
        }
        if (chunk.getFrom() != 0) {
            return inks.further(chunk.getInk(), chunk.getFrom());
        }
        return chunk.getCancel() || chunk.hasInk()
                ? inks.whole(chunk.getInk())
                : new Bad(Code.SHAPE, "A chunk from 0 has ink, with the first point.");
    }

    private @Nullable Bad cursor(Wire.Cursor cursor) {
        if (cursor.getAuthor() != 0) {
            return stamped("cursor");
        }
        boolean inRange = ElementShape.isWithin(cursor.getX(), CURSOR_RANGE)
                && ElementShape.isWithin(cursor.getY(), CURSOR_RANGE);
        return inRange ? elements.place(cursor.getView()) : ElementShape.outOfRange();
    }

    private @Nullable Bad draft(Wire.Draft draft) {
        return draft.getAuthor() == 0 ? elements.element(draft.getElement()) : stamped("draft");
    }

    private static Bad stamped(String what) {
        return new Bad(Code.PROTOCOL, "Only the server names the author of a " + what + ".");
    }
}
