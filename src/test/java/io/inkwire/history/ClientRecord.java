package io.inkwire.history;

import io.inkwire.app.client.ClientEvent;
import io.inkwire.board.BoardState;
import io.inkwire.model.Position;
import io.inkwire.wire.Canonical;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What one client of a run lived through. Confined to the client's loop until the run is over. */
public final class ClientRecord {
    /** Where the run cannot tell how far the journal was: what is acknowledged is taken to be durable then. */
    public static final long NOT_KNOWN = Long.MAX_VALUE;

    /**
     * @param durableSeq the journal's head when it happened, or {@link #NOT_KNOWN}
     * @param state where the client stood and what it held, by its hash, where the event is one to compare it at
     */
    record Seen(ClientEvent event, long durableSeq, Optional<State> state) {}

    record State(Position at, String hash) {}

    private final String name;
    private final List<Seen> seen = new ArrayList<>();
    private boolean left;

    public ClientRecord(String name) {
        this.name = name;
    }

    /** @param state the client's at this moment */
    public void add(ClientEvent event, BoardState state, long durableSeq) {
        boolean compare = event instanceof ClientEvent.Agreed
                || event instanceof ClientEvent.Replaced
                || event instanceof ClientEvent.CaughtUp;
        add(new Seen(event, durableSeq, compare ? Optional.of(hashed(state)) : Optional.empty()));
    }

    void add(Seen one) {
        seen.add(one);
    }

    /** The client went away before everything was settled: what it had under way may have ended either way. */
    public void left() {
        left = true;
    }

    String name() {
        return name;
    }

    List<Seen> seen() {
        return seen;
    }

    boolean hasLeft() {
        return left;
    }

    static State hashed(BoardState state) {
        return new State(state.position(), Canonical.hash(state.entries()));
    }
}
