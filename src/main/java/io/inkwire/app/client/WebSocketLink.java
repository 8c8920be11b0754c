package io.inkwire.app.client;

import io.inkwire.model.BoardId;
import io.inkwire.model.Loop;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ClientWebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketConnectOptions;
import java.net.URI;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Carries one client session over WebSockets, one at a time, to any of several servers: each new connection goes to the
 * next address. Confined to the client's loop, which is a Vert.x event loop.
 */
public final class WebSocketLink implements ClientSession.Output {
    private static final String SUBPROTOCOL = "inkwire.v1";
    private static final int CONNECT_MS = 5_000;
    private static final int NO_CLOSE_CODE = 1006;

    private final Loop loop;
    private final WebSocketClient client;
    private final List<URI> servers;
    private final BoardId board;
    private final Consumer<ClientEvent> listener;
    private @Nullable ClientSession session;
    private @Nullable ClientWebSocket socket;
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
    public WebSocketLink(
            Loop loop,
            WebSocketClient client,
            List<URI> servers,
            int first,
            BoardId board,
            Consumer<ClientEvent> listener) {
        this.loop = loop;
        this.client = client;
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
        if (socket != null) {
            bytesUp += message.length;
            // A write that fails is followed by the close, and what it was to bring is sent again then.
            socket.writeBinaryMessage(Buffer.buffer(message));
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
        ClientWebSocket old = socket;
        socket = null;
        return old == null ? Future.succeededFuture() : old.close();
    }

    private void connect(int mine) {
        URI server = servers.get(Math.floorMod(next++, servers.size()));
        ClientWebSocket opening = client.webSocket();
        opening.binaryMessageHandler(message -> {
            if (attempt == mine) {
                bytesDown += message.length();
                carried().received(message.getBytes());
            }
        });
        opening.closeHandler(closed -> ended(mine, opening.closeStatusCode()));
        // There is no close code to ask for yet, and Vert.x 5.0.10 throws where there is none.
        opening.exceptionHandler(failure -> ended(mine, null));
        opening.connect(options(server))
                .onSuccess(open -> {
                    if (attempt == mine) {
                        socket = opening;
                        connections++;
                        carried().connected();
                    } else {
                        open.close();
                    }
                })
                .onFailure(failure -> ended(mine, null));
    }

    private void ended(int mine, @Nullable Short closeCode) {
        if (attempt == mine) {
            drop();
            carried().disconnected(closeCode == null ? NO_CLOSE_CODE : closeCode);
        }
    }

    private WebSocketConnectOptions options(URI server) {
        boolean secure = "https".equals(server.getScheme()) || "wss".equals(server.getScheme());
        return new WebSocketConnectOptions()
                .setHost(server.getHost())
                .setPort(server.getPort() >= 0 ? server.getPort() : secure ? 443 : 80)
                .setSsl(secure)
                .setURI("/ws?board=" + board.value())
                .addSubProtocol(SUBPROTOCOL)
                .setConnectTimeout(CONNECT_MS)
                .setTimeout(CONNECT_MS);
    }

    private ClientSession carried() {
        ClientSession is = session;
        if (is == null) {
            throw new IllegalStateException("a link carries a session from the start");
        }
        return is;
    }
}
