package io.inkwire.app.client;

import io.inkwire.model.BoardId;
import io.inkwire.model.Loop;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ClientWebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketConnectOptions;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Over WebSockets (TRN-2). */
public final class WebSocketDialler implements Dialler {
    private static final String SUBPROTOCOL = "inkwire.v1";
    private static final int CONNECT_MS = 5_000;
    private static final int NO_CLOSE_CODE = 1006;

    private final WebSocketClient client;

    public WebSocketDialler(WebSocketClient client) {
        this.client = client;
    }

    @Override
    public Line dial(Loop loop, URI server, BoardId board, Line.Events events) {
        return new Socket(client.webSocket(), options(server, board), events);
    }

    private static WebSocketConnectOptions options(URI server, BoardId board) {
        return new WebSocketConnectOptions()
                .setHost(server.getHost())
                .setPort(Servers.port(server))
                .setSsl(Servers.isSecure(server))
                .setURI(Servers.basePath(server) + "/ws?board=" + board.value())
                .addSubProtocol(SUBPROTOCOL)
                .setConnectTimeout(CONNECT_MS)
                .setTimeout(CONNECT_MS);
    }

    private static final class Socket implements Line {
        private final ClientWebSocket socket;
        private boolean open;
        private boolean closed;

        Socket(ClientWebSocket socket, WebSocketConnectOptions options, Events events) {
            this.socket = socket;
            socket.binaryMessageHandler(message -> events.received(message.getBytes()));
            socket.closeHandler(nothing -> ended(events, socket.closeStatusCode()));
            // There is no close code to ask for yet, and Vert.x 5.0.10 throws where there is none.
            socket.exceptionHandler(failure -> ended(events, null));
            socket.connect(options).onSuccess(opened -> opened(events)).onFailure(failure -> ended(events, null));
        }

        private void opened(Events events) {
            open = true;
            if (closed) {
                socket.close();
            } else {
                events.opened();
            }
        }

        private static void ended(Events events, @Nullable Short closeCode) {
            events.ended(closeCode == null ? NO_CLOSE_CODE : closeCode);
        }

        @Override
        public void send(byte[] message) {
            // A write that fails is followed by the close, and what it was to bring is sent again then.
            socket.writeBinaryMessage(Buffer.buffer(message));
        }

        @Override
        public Future<Void> close() {
            closed = true;
            return open ? socket.close() : Future.succeededFuture();
        }
    }
}
