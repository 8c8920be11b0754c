package io.inkwire.app.client;

import io.inkwire.model.BoardId;
import io.inkwire.model.Loop;
import io.vertx.core.Future;
import java.net.URI;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Carries one client session over connections, one at a time, to any of several servers: each new connection goes to the
 * next address. Confined to the client's loop, which is a Vert.x event loop.
 */
public final class ServerLink implements ClientSession.Output {
    private final Loop loop;
    private final Dialler dialler;
    private final List<URI> servers;
    private final BoardId board;
    private final Consumer<ClientEvent> listener;
    private @Nullable ClientSession session;
    private @Nullable Line line;
    private boolean open;
    private Loop.@Nullable Timer waiting;
    private boolean closed;
    private int next;
    private int attempt;
    private long bytesUp;
    private long bytesDown;
    private int connections;

    /**
     * @param servers such as {@code http://localhost:8080}, at least one
     * @param first index of the server to begin with
     * @param listener told what happens, on the loop; it hands nothing back to the session before it returns
     */
    public ServerLink(
            Loop loop, Dialler dialler, List<URI> servers, int first, BoardId board, Consumer<ClientEvent> listener) {
        this.loop = loop;
        this.dialler = dialler;
        this.servers = List.copyOf(servers);
        this.next = first;
        this.board = board;
        this.listener = listener;
    }

    /** Begins to carry {@code carried}, whose output this is. */
    public void carry(ClientSession carried) {
        session = carried;
        carried.start();
    }

    /** Ends the session and the connection, for good: the client it was given is not used again. */
    public Future<Void> close() {
        closed = true;
        if (session != null) {
            session.close();
        }
        return drop();
    }

    @Override
    public void send(byte[] message) {
        if (line != null && open) {
            bytesUp += message.length;
            line.send(message);
        }
    }

    @Override
    public void reconnect(long delayMs) {
        drop();
        if (closed) {
            return;
        }
        int mine = attempt;
        waiting = loop.after(delayMs, () -> {
            if (attempt == mine) {
                connect(mine);
            }
        });
    }

    @Override
    public void event(ClientEvent event) {
        listener.accept(event);
    }

    /** Bytes of messages, without what the transport wraps them in. */
    public long bytesUp() {
        return bytesUp;
    }

    /** Bytes of messages, without what the transport wraps them in. */
    public long bytesDown() {
        return bytesDown;
    }

    /** How often a connection was open. */
    public int connections() {
        return connections;
    }

    private Future<Void> drop() {
        attempt++;
        if (waiting != null) {
            waiting.cancel();
            waiting = null;
        }
        Line old = line;
        line = null;
        open = false;
        return old == null ? Future.succeededFuture() : old.close();
    }

    private void connect(int mine) {
        URI server = servers.get(Math.floorMod(next++, servers.size()));
        line = dialler.dial(loop, server, board, new Heard(mine));
    }

    /** What the connection of one attempt tells, for as long as it is the last. */
    private final class Heard implements Line.Events {
        private final int mine;

        Heard(int mine) {
            this.mine = mine;
        }

        @Override
        public void opened() {
            if (attempt == mine) {
                open = true;
                connections++;
                carried().connected();
            }
        }

        @Override
        public void received(byte[] message) {
            if (attempt == mine) {
                bytesDown += message.length;
                carried().received(message);
            }
        }

        @Override
        public void ended(int closeCode) {
            if (attempt == mine) {
                drop();
                carried().disconnected(closeCode);
            }
        }
    }

    private ClientSession carried() {
        ClientSession is = session;
        if (is == null) {
            throw new IllegalStateException("a link carries a session from the start");
        }
        return is;
    }
}
