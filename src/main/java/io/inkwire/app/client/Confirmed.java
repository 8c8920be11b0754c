package io.inkwire.app.client;

import io.inkwire.board.BoardState;
import io.inkwire.model.Epoch;
import io.inkwire.model.Position;
import io.inkwire.wire.pb.Wire;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the server has confirmed of the board, and where on the log that is. Takes Commits, Snapshot parts and Heads as they
 * come (ORD-2, ORD-7). Confined to the client's loop.
 *
 * <p>Always holds: the state is that of the log up to {@link #at}, unless {@link Listener#wrong} was called since the last
 * snapshot. A snapshot under way changes nothing until its last part is there.
 */
final class Confirmed {
    /** Commits kept while a snapshot's parts come; what a server sends beyond is fetched again by a Resync. */
    private static final int COMMITS_BETWEEN_PARTS = 65_536;

    /** What became of what the server sent. */
    interface Listener {
        /** {@code commit} is in the state now. @param first the position of its first op */
        void applied(Wire.Commit commit, Position first);

        /** {@code commit} was in the state already. */
        void repeated(Wire.Commit commit, Position first);

        /** A snapshot has replaced the state; Commits that stood between its parts follow. */
        void replaced();

        /** A Head was found equal to what is held. */
        void agreed();

        /** What is held is not what the server has: a Resync is due. Nothing counts until its snapshot begins. */
        void wrong(String reason);
    }

    private final Listener listener;
    private final HeldEpochs epochs = new HeldEpochs();
    private BoardState state = new BoardState();
    private boolean awaiting;
    private @Nullable Loading loading;

    /** A snapshot whose parts are coming, and the Commits that came between them. */
    private record Loading(List<Wire.Snapshot> parts, List<Wire.Commit> commits) {}

    Confirmed(Listener listener) {
        this.listener = listener;
        epochs.restart(at());
    }

    Position at() {
        return state.position();
    }

    BoardState state() {
        return state;
    }

    /** Nothing counts any more until the first part of a snapshot. */
    void awaitSnapshot() {
        awaiting = true;
        loading = null;
    }

    /** A new connection goes on from {@link #at}. */
    void resume() {
        awaiting = false;
        loading = null;
    }

    /** A snapshot is waited for, or not all of it is there. */
    boolean replacing() {
        return awaiting || loading != null;
    }

    /** Takes the next part; with the last one the state is replaced, or found not to be whole. */
    void snapshot(Wire.Snapshot part) {
        if (part.getPart() == 0) {
            loading = new Loading(new ArrayList<>(), new ArrayList<>());
            awaiting = false;
        }
        Loading whole = loading;
        if (whole != null) {
            whole.parts().add(part);
            if (part.getLast()) {
                replace(whole);
            }
        } else if (!awaiting) {
            wrong("part " + part.getPart() + " of a snapshot that never began");
        }
    }

    private void replace(Loading whole) {
        try {
            state = BoardState.of(whole.parts());
        } catch (IllegalArgumentException e) {
            wrong("a snapshot that is none: " + e.getMessage());
            return;
        }
        loading = null;
        epochs.restart(at());
        listener.replaced();
        for (Wire.Commit commit : whole.commits()) {
            commit(commit);
            if (awaiting) {
                return;
            }
        }
    }

    void commit(Wire.Commit commit) {
        Loading whole = loading;
        if (whole != null) {
            if (whole.commits().size() == COMMITS_BETWEEN_PARTS) {
                wrong("more than " + COMMITS_BETWEEN_PARTS + " commits between two parts of a snapshot");
            } else {
                whole.commits().add(commit);
            }
        } else if (!awaiting) {
            judge(commit);
        }
    }

    private void judge(Wire.Commit commit) {
        long first = Integer.toUnsignedLong(commit.getSeq());
        Optional<Epoch> named = Epoch.parse(commit.getEpoch().toByteArray());
        if (named.isEmpty() || first == 0 || commit.getOpCount() == 0) {
            wrong("a commit at " + first + " out of its form");
        } else if (first <= at().seq()) {
            repeat(commit, first, named.get());
        } else if (first > at().seq() + 1) {
            wrong("a gap: " + first + " after " + at().seq());
        } else {
            apply(commit, first, named.get().isNone() ? at().epoch() : named.get());
        }
    }

    private void repeat(Wire.Commit commit, long first, Epoch named) {
        Epoch held = epochs.at(first).orElse(named);
        if (!named.isNone() && !held.equals(named)) {
            wrong(first + " is of epoch " + named + ", but was held under " + held);
        } else if (first + commit.getOpCount() - 1 > at().seq()) {
            wrong("the commit at " + first + " reaches beyond " + at().seq() + ", which it should have held");
        } else {
            listener.repeated(commit, new Position(held, first));
        }
    }

    private void apply(Wire.Commit commit, long first, Epoch epoch) {
        if (epoch.isNone()) {
            wrong("the first commit names no epoch");
            return;
        }
        try {
            state.apply(commit, epoch);
        } catch (IllegalArgumentException e) {
            wrong("the commit at " + first + " cannot be applied: " + e.getMessage());
            return;
        }
        epochs.note(first, epoch);
        listener.applied(commit, new Position(epoch, first));
    }

    /** @param aheadIsFine commits up to it are still on their way */
    void head(Wire.Head head, boolean aheadIsFine) {
        if (replacing()) {
            return;
        }
        long seq = Integer.toUnsignedLong(head.getSeq());
        Optional<Epoch> epoch = Epoch.parse(head.getEpoch().toByteArray());
        if (epoch.isEmpty()) {
            wrong("a head's epoch has " + head.getEpoch().size() + " bytes");
        } else if (seq > at().seq()) {
            if (!aheadIsFine) {
                wrong("the head is " + seq + ", applied is " + at().seq());
            }
        } else if (!epochs.at(seq).orElse(epoch.get()).equals(epoch.get())) {
            wrong("the head at " + seq + " is of another epoch than was held");
        } else if (seq == at().seq()) {
            if (head.getDigest() == state.digest()) {
                listener.agreed();
            } else {
                wrong("another digest at " + at());
            }
        }
    }

    private void wrong(String reason) {
        awaitSnapshot();
        listener.wrong(reason);
    }
}
