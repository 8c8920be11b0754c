package io.inkwire.session;

import io.inkwire.board.CatchUp;
import io.inkwire.board.Mark;
import io.inkwire.model.Position;
import io.inkwire.wire.Payload;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What brings a client to a position, written piece by piece as its socket takes it, outside the queue's budget: the pieces
 * are shared by all who are sent them. Confined to the connection's loop.
 */
final class Pull {
    private final Iterator<Payload> pieces;
    private final Position end;
    private final @Nullable Mark mark;

    private Pull(List<Payload> pieces, Position end, @Nullable Mark mark) {
        this.pieces = pieces.iterator();
        this.end = end;
        this.mark = mark;
    }

    /** @param first goes before everything else */
    static Pull of(List<Payload> first, CatchUp catchUp) {
        List<Payload> pieces = new ArrayList<>(first);
        if (catchUp instanceof CatchUp.Resume resume) {
            pieces.addAll(resume.commits());
            pieces.add(resume.present());
            return new Pull(pieces, resume.head().at(), resume.head());
        }
        CatchUp.Image image = ((CatchUp.Replace) catchUp).image();
        pieces.addAll(image.parts());
        return new Pull(pieces, image.at(), null);
    }

    boolean hasNext() {
        return pieces.hasNext();
    }

    Payload next() {
        return pieces.next();
    }

    /** Where the client stands once the last piece is written. */
    Position end() {
        return end;
    }

    /** The same with its digest; null after an image, whose own last part has said it. */
    @Nullable
    Mark mark() {
        return mark;
    }

    /** An image replaces the client's state, and leaves it detached from the feed. */
    boolean isImage() {
        return mark == null;
    }
}
