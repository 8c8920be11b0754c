package io.inkwire.app.replay;

import io.inkwire.board.BoardState;
import io.inkwire.model.ElementId;
import io.inkwire.model.Position;
import io.inkwire.wire.Canonical;
import io.inkwire.wire.pb.Wire;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The whole board as one client held it at one moment. */
record Reading(Position at, List<Wire.Entry> entries) {
    static Reading of(BoardState state) {
        return new Reading(state.position(), List.copyOf(state.entries()));
    }

    /** Of the full canonical content (I6). Takes its time: not for an event loop. */
    String hash() {
        return Canonical.hash(entries);
    }

    Set<ElementId> ids() {
        return entries.stream()
                .map(entry -> entry.getElement().getId())
                .map(id -> new ElementId(id.getAuthor(), id.getN()))
                .collect(Collectors.toSet());
    }
}
