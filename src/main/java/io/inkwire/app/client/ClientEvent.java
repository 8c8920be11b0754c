package io.inkwire.app.client;

import io.inkwire.model.Position;
import io.inkwire.model.Role;
import io.inkwire.wire.pb.Wire;
import java.util.List;
import java.util.Optional;

/** What a client lived through, in the order in which it did: enough to prove afterwards what it was promised and shown. */
public sealed interface ClientEvent {

    /** Welcome came. @param resumed false where a {@link Replaced} follows */
    record Joined(int author, Role role, boolean resumed, Position head, long lastBatch) implements ClientEvent {}

    /** A batch went out for the first time under this number. */
    record Submitted(int author, long batch, List<Wire.Op> ops) implements ClientEvent {}

    /** A Commit was applied. @param at after it: the epoch of its record and the seq of its last op */
    record Applied(Wire.Commit commit, Position at) implements ClientEvent {}

    /** A Snapshot has replaced all that was confirmed. */
    record Replaced(Position at) implements ClientEvent {}

    /** Everything up to the head that the last Welcome named is applied. */
    record CaughtUp(Position at) implements ClientEvent {}

    /** A Head stood where this client stands and its digest was the client's own. */
    record Agreed(Position at) implements ClientEvent {}

    /**
     * A batch of this client is on the board.
     *
     * @param first the position of its first op where its own Commit said so; empty where a Settle did
     */
    record Acknowledged(int author, long batch, Optional<Position> first) implements ClientEvent {}

    /** A batch of this client was refused for good. */
    record Refused(int author, long batch, Wire.Code code, String text) implements ClientEvent {}

    /** The state was found wrong and a Snapshot asked for. */
    record Repairing(String reason) implements ClientEvent {}

    /** The session of {@code author} is given up with what it had unsettled; that goes out again under a new author. */
    record Discarded(int author, String reason) implements ClientEvent {}

    record Live(Wire.Live live) implements ClientEvent {}

    record Roster(Wire.Roster roster) implements ClientEvent {}

    record Faulted(Wire.Fault fault) implements ClientEvent {}

    /** The connection is lost or given up; another follows. */
    record Disconnected(String reason) implements ClientEvent {}

    /** The client will not connect again. */
    record Ended(Wire.Code code, String text) implements ClientEvent {}
}
