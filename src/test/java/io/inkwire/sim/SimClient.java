package io.inkwire.sim;

import io.inkwire.app.client.ClientEvent;
import io.inkwire.app.client.ClientSession;
import io.inkwire.history.ClientRecord;
import io.inkwire.model.BoardId;
import io.inkwire.model.Loop;
import io.inkwire.wire.pb.Wire;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** One person with a real client, on whichever node answers. Draws, changes and removes at random. */
final class SimClient implements ClientSession.Output, SimLink.ClientEnd {
    private final String name;
    private final Loop loop;
    private final RandomGenerator random;
    private final Supplier<@Nullable SimNode> dial;
    private final ClientSession session;
    private final ClientRecord record;
    private final LongSupplier durableSeq;
    private @Nullable SimLink link;
    private Optional<String> title = Optional.empty();
    private int attempt;

    /**
     * @param dial a node to connect to; null where none lives
     * @param durableSeq where the log stands at this moment
     */
    SimClient(
            String name,
            BoardId board,
            Loop loop,
            RandomGenerator random,
            Supplier<@Nullable SimNode> dial,
            LongSupplier durableSeq) {
        this.name = name;
        this.loop = loop;
        this.random = random;
        this.dial = dial;
        this.durableSeq = durableSeq;
        this.record = new ClientRecord(name);
        this.session = new ClientSession(loop, random, new ClientSession.Config(board, "", name, 0x336699ff), this);
    }

    void start() {
        session.start();
    }

    String name() {
        return name;
    }

    ClientSession session() {
        return session;
    }

    ClientRecord record() {
        return record;
    }

    /** The board's new title, where there was one while this client was there. */
    Optional<String> title() {
        return title;
    }

    void cut() {
        if (link != null) {
            link.cut();
        }
    }

    /** The node's process is dead, and its sockets with it. */
    void cutIf(SimNode node) {
        if (link != null && link.node() == node) {
            link.cut();
        }
    }

    void act() {
        SimOps.next(session, random).ifPresent(session::submit);
        if (random.nextInt(3) == 0) {
            session.live(Wire.Live.newBuilder()
                    .addCursor(
                            Wire.Cursor.newBuilder().setX(random.nextInt(1000)).setY(random.nextInt(1000)))
                    .build());
        }
    }

    // ---- what the session asks for

    @Override
    public void send(byte[] message) {
        if (link != null) {
            link.send(message);
        }
    }

    @Override
    public void reconnect(long delayMs) {
        if (link != null) {
            link.close();
            link = null;
        }
        int mine = ++attempt;
        loop.after(delayMs, () -> {
            if (mine == attempt) {
                connect(mine);
            }
        });
    }

    private void connect(int mine) {
        SimNode node = dial.get();
        if (node == null) {
            session.disconnected(1006);
            return;
        }
        link = new SimLink(loop, node, new End(mine), random);
        session.connected();
    }

    @Override
    public void event(ClientEvent event) {
        if (event instanceof ClientEvent.Roster told && told.roster().hasTitle()) {
            title = Optional.of(told.roster().getTitle());
        }
        record.add(event, session.state(), durableSeq.getAsLong());
    }

    @Override
    public void received(byte[] message) {
        session.received(message);
    }

    @Override
    public void disconnected(int closeCode) {
        session.disconnected(closeCode);
    }

    /** One connection's end: what an older one still reports is no news. */
    private final class End implements SimLink.ClientEnd {
        private final int mine;

        End(int mine) {
            this.mine = mine;
        }

        @Override
        public void received(byte[] message) {
            if (mine == attempt) {
                SimClient.this.received(message);
            }
        }

        @Override
        public void disconnected(int closeCode) {
            if (mine == attempt) {
                link = null;
                SimClient.this.disconnected(closeCode);
            }
        }
    }
}
