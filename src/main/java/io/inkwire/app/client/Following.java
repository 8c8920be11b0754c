package io.inkwire.app.client;

import io.inkwire.board.BoardState;
import io.inkwire.model.Loop;
import io.inkwire.model.Position;
import io.inkwire.wire.pb.Wire;
import org.jspecify.annotations.Nullable;

/**
 * How a session follows its board over one connection after another: from where it goes on, when it has caught up, and
 * what it does when what it holds is found wrong. Confined to the client's loop.
 */
final class Following implements Confirmed.Listener {
    /** A snapshot, or its next part, that has not come by then is taken for lost together with its connection. */
    static final long SNAPSHOT_MS = 15_000;

    private static final long BETWEEN_RESYNCS_MS = 1_000;

    /** The session around it. */
    interface Host {
        void event(ClientEvent event);

        /** {@code commit} is part of what is held, by now or since before. */
        void seen(Wire.Commit commit, Position first);

        /** All that the last Welcome named is applied. */
        void caughtUp();

        /** A snapshot that did not belong to a join has replaced the state. */
        void replaced();

        /** A Resync is due. */
        void resync();

        void noSnapshot();
    }

    private final Loop loop;
    private final Host host;
    private final Confirmed confirmed = new Confirmed(this);
    private final Deadline snapshot;
    private Loop.@Nullable Timer resync;
    private long nextResyncMs;
    private long welcomeSeq = Long.MAX_VALUE;
    private boolean caughtUp;
    /** What is held was found wrong, and no snapshot has replaced it yet. */
    private boolean distrusted;

    Following(Loop loop, Host host) {
        this.loop = loop;
        this.host = host;
        snapshot = new Deadline(loop, host::noSnapshot);
    }

    /** From where a Hello asks to go on. */
    Position from() {
        return distrusted ? Position.START : confirmed.at();
    }

    Position at() {
        return confirmed.at();
    }

    BoardState state() {
        return confirmed.state();
    }

    boolean caughtUp() {
        return caughtUp && !confirmed.replacing();
    }

    /** Welcome came. @param headSeq the head it named @param resumed no snapshot follows */
    void begin(long headSeq, boolean resumed) {
        welcomeSeq = headSeq;
        caughtUp = false;
        if (resumed) {
            confirmed.resume();
        } else {
            confirmed.awaitSnapshot();
            snapshot.set(SNAPSHOT_MS);
        }
        noteCaughtUp();
    }

    /** The connection is gone. */
    void end() {
        snapshot.clear();
        if (resync != null) {
            resync.cancel();
            resync = null;
        }
    }

    /** What is held is no ground to go on from. */
    void doubt() {
        distrusted = true;
    }

    void snapshot(Wire.Snapshot part) {
        if (confirmed.replacing()) {
            snapshot.set(SNAPSHOT_MS);
        }
        confirmed.snapshot(part);
        noteCaughtUp();
    }

    void commit(Wire.Commit commit) {
        confirmed.commit(commit);
        noteCaughtUp();
    }

    void head(Wire.Head head) {
        confirmed.head(head, !caughtUp);
    }

    private void noteCaughtUp() {
        if (!caughtUp && !confirmed.replacing() && confirmed.at().seq() >= welcomeSeq) {
            caughtUp = true;
            host.caughtUp();
            host.event(new ClientEvent.CaughtUp(confirmed.at()));
        }
    }

    @Override
    public void applied(Wire.Commit commit, Position first) {
        host.event(new ClientEvent.Applied(commit, confirmed.at()));
        host.seen(commit, first);
    }

    @Override
    public void repeated(Wire.Commit commit, Position first) {
        host.seen(commit, first);
    }

    @Override
    public void replaced() {
        boolean repaired = distrusted;
        distrusted = false;
        snapshot.clear();
        host.event(new ClientEvent.Replaced(confirmed.at()));
        if (caughtUp || repaired) {
            host.replaced();
        }
    }

    @Override
    public void agreed() {
        host.event(new ClientEvent.Agreed(confirmed.at()));
    }

    @Override
    public void wrong(String reason) {
        distrusted = true;
        host.event(new ClientEvent.Repairing(reason));
        long delayMs = Math.max(0, nextResyncMs - loop.nowMs());
        nextResyncMs = loop.nowMs() + delayMs + BETWEEN_RESYNCS_MS;
        snapshot.set(delayMs + SNAPSHOT_MS);
        if (delayMs == 0) {
            host.resync();
        } else if (resync == null) {
            resync = loop.after(delayMs, () -> {
                resync = null;
                host.resync();
            });
        }
    }
}
