package io.inkwire.transport;

import io.inkwire.model.BoardId;
import io.inkwire.model.Loop;
import io.inkwire.session.Sessions;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /ws?board=ID}: what can be refused is refused before the upgrade (TRN-2, TRN-8). Confined to the gateway's
 * loop.
 */
final class WebSocketDoor implements Handler<RoutingContext> {
    static final String SUBPROTOCOL = "inkwire.v1";

    private final Sessions sessions;
    private final LiveSessions live;
    private final Loop loop;
    private final HeaderDeadline deadline;

    WebSocketDoor(Sessions sessions, LiveSessions live, Loop loop, HeaderDeadline deadline) {
        this.sessions = sessions;
        this.live = live;
        this.loop = loop;
        this.deadline = deadline;
    }

    @Override
    public void handle(RoutingContext ctx) {
        HttpServerRequest request = ctx.request();
        Optional<BoardId> board = Addresses.board(request);
        if (!"websocket".equalsIgnoreCase(request.getHeader(HttpHeaders.UPGRADE))) {
            ctx.response().putHeader(HttpHeaders.UPGRADE, "websocket");
            Problems.send(ctx, 426, "This address speaks WebSocket only.");
        } else if (!offersSubprotocol(request.getHeader("Sec-WebSocket-Protocol"))) {
            Problems.send(ctx, 400, "The request must offer the subprotocol " + SUBPROTOCOL + ".");
        } else if (HeaderDeadline.bringsBody(request)) {
            Problems.send(ctx, 400, "An upgrade has no body.");
        } else if (board.isEmpty()) {
            Problems.send(ctx, 400, "The address must name a board: ?board=ID.");
        } else if (live.isStopping()) {
            Problems.send(ctx, 503, "The server is restarting.");
        } else {
            upgrade(request, board.get());
        }
    }

    private static boolean offersSubprotocol(@Nullable String offered) {
        return offered != null
                && Arrays.stream(offered.split(",", -1)).map(String::strip).anyMatch(SUBPROTOCOL::equals);
    }

    private void upgrade(HttpServerRequest request, BoardId board) {
        HttpConnection tcp = request.connection();
        int messageBytes = Addresses.messageBytes(sessions.settings().limits());
        // A handshake that is itself wrong is answered by Vert.x, and there is no socket then.
        var unused = request.toWebSocket().onSuccess(socket -> {
            deadline.upgraded(tcp);
            ControlFrames.guard(tcp);
            if (socket.isClosed()) {
                return;
            }
            WebSocketConnection connection =
                    new WebSocketConnection(socket, tcp, loop, messageBytes, made -> sessions.open(made, board));
            live.add(connection.session());
            socket.closeHandler(nothing -> {
                live.remove(connection.session());
                connection.session().closed();
            });
        });
    }
}
