package io.inkwire.transport;

import io.inkwire.model.BoardId;
import io.inkwire.model.Loop;
import io.inkwire.session.Sessions;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.shareddata.LocalMap;
import io.vertx.core.shareddata.Shareable;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.handler.TimeoutHandler;
import io.vertx.ext.web.handler.sockjs.SockJSHandler;
import io.vertx.ext.web.handler.sockjs.SockJSHandlerOptions;
import io.vertx.ext.web.handler.sockjs.SockJSSocket;
import io.vertx.ext.web.handler.sockjs.Transport;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code /sockjs?board=ID}: every transport of SockJS but its WebSockets, since {@code /ws} is the one binary door, and
 * JSONP, which lets any page read. Confined to the gateway's loop, but for {@link #ways}, which all gateways share.
 */
final class SockJsDoor {
    static final String LIBRARY_PATH = "/sockjs-client/sockjs.min.js";

    private static final long HEARTBEAT_MS = 25_000;
    private static final long POLL_GAP_MS = 5_000;

    /** How long a POST may take, its wait at the gate included; many times what the rate makes one wait. */
    private static final long SEND_MS = 60_000;

    /** Whose address is {@code /sockjs/SERVER/SESSION/TRANSPORT}. */
    private static final Pattern SESSION_PATH = Pattern.compile("/sockjs/[^/.]+/([^/.]+)/([a-z_]+)");

    /** The same without groups: a router would take them for parameters. */
    private static final String SESSION_ROUTE = "/sockjs/[^/.]+/[^/.]+/[a-z_]+";

    private static final String SEND_ROUTE = "/sockjs/[^/.]+/[^/.]+/xhr_send";

    private static final Set<String> RECEIVING = Set.of("xhr", "xhr_streaming", "eventsource", "htmlfile");
    private static final String SENDING = "xhr_send";

    /** How one session's requests find each other. Thread-safe: its fields are. */
    private static final class Way implements Shareable {
        private final AtomicReference<@Nullable HttpConnection> receiving = new AtomicReference<>();
        private volatile @Nullable SendGate gate;

        void abort() {
            HttpConnection connection = receiving.get();
            if (connection != null) {
                Aborts.abort(connection);
            }
        }
    }

    private final Vertx vertx;
    private final Sessions sessions;
    private final LiveSessions live;
    private final Loop loop;
    /** By SockJS's session id; a session's requests may come to any gateway of this process. */
    private final LocalMap<String, Way> ways;

    SockJsDoor(Vertx vertx, Sessions sessions, LiveSessions live, Loop loop) {
        this.vertx = vertx;
        this.sessions = sessions;
        this.live = live;
        this.loop = loop;
        this.ways = vertx.sharedData().getLocalMap(SockJsDoor.class.getName());
    }

    /** Mounts what is needed under {@code /sockjs}; the Origin is checked by then. */
    void mount(Router router) {
        int batches = sessions.settings().limits().batchesInFlight();
        long postBytes = (long) Addresses.base64Chars(
                        Addresses.messageBytes(sessions.settings().limits()))
                * batches;
        router.postWithRegex(SEND_ROUTE).handler(TimeoutHandler.create(SEND_MS, 408));
        router.routeWithRegex(SESSION_ROUTE).handler(this::before);
        router.post("/sockjs/*").handler(BodyHandler.create(false).setBodyLimit(postBytes));
        router.postWithRegex(SEND_ROUTE).handler(SockJsDoor::checkPayload);
        router.get("/sockjs/*").handler(SockJsPages::protect);
        SockJSHandlerOptions options = new SockJSHandlerOptions()
                .setInsertJSESSIONID(false)
                .setHeartbeatInterval(HEARTBEAT_MS)
                .setSessionTimeout(POLL_GAP_MS)
                .setLibraryURL(LIBRARY_PATH)
                .addDisabledTransport(Transport.WEBSOCKET.toString())
                .addDisabledTransport(Transport.JSON_P.toString());
        router.route("/sockjs/*").subRouter(SockJSHandler.create(vertx, options).socketHandler(this::opened));
    }

    private void before(RoutingContext ctx) {
        Matcher path = SESSION_PATH.matcher(ctx.request().path());
        if (!path.matches()) {
            ctx.next();
        } else if (SENDING.equals(path.group(2))
                && "POST".equals(ctx.request().method().name())) {
            sending(ctx, path.group(1));
        } else if (RECEIVING.contains(path.group(2))) {
            receiving(ctx, path.group(1));
        } else {
            ctx.next();
        }
    }

    private void receiving(RoutingContext ctx, String id) {
        if (Addresses.board(ctx.request()).isEmpty()) {
            Problems.send(ctx, 400, "The address must name a board: ?board=ID.");
            return;
        }
        Way known = ways.get(id);
        if (known == null && live.isStopping()) {
            Problems.send(ctx, 503, "The server is restarting.");
            return;
        }
        Way way = ways.computeIfAbsent(id, first -> new Way());
        HttpConnection connection = ctx.request().connection();
        way.receiving.set(connection);
        // Vert.x's SockJS closes it after the answer anyway: a client that is not told would use it again, in vain.
        ctx.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        ctx.addEndHandler(ended -> {
            way.receiving.compareAndSet(connection, null);
            if (way.gate == null) {
                ways.removeIfPresent(id, way);
            }
        });
        ctx.next();
    }

    private void sending(RoutingContext ctx, String id) {
        Way way = ways.get(id);
        SendGate gate = way == null ? null : way.gate;
        if (gate == null) {
            Problems.send(ctx, 404, "There is no such session.");
            return;
        }
        HttpServerRequest request = ctx.request().pause();
        Context context = vertx.getOrCreateContext();
        gate.enter(new SendGate.Visitor() {
            @Override
            public void admitted() {
                context.runOnContext(nothing -> {
                    ctx.addEndHandler(ended -> gate.leave());
                    // In this order: what has come of the body goes to the handler that next() sets.
                    ctx.next();
                    request.resume();
                });
            }

            @Override
            public void turnedAway() {
                context.runOnContext(nothing -> {
                    request.resume();
                    Problems.send(ctx, 429, "Send one message after another.");
                });
            }
        });
    }

    /** As SockJS answers it. Vert.x's SockJS takes more than arrays of strings, and throws at what it took of the rest. */
    private static void checkPayload(RoutingContext ctx) {
        Buffer body = ctx.body().buffer();
        if (body == null || body.length() == 0) {
            Problems.send(ctx, 500, "Payload expected.");
        } else if (!isStrings(body)) {
            Problems.send(ctx, 500, "Broken JSON encoding.");
        } else {
            ctx.next();
        }
    }

    private static boolean isStrings(Buffer body) {
        try {
            return new JsonArray(body).stream().allMatch(String.class::isInstance);
        } catch (DecodeException | ClassCastException e) {
            return false;
        }
    }

    private void opened(SockJSSocket socket) {
        HttpServerRequest request = socket.routingContext().request();
        Matcher path = SESSION_PATH.matcher(request.path());
        Optional<BoardId> board = Addresses.board(request);
        if (!path.matches() || board.isEmpty()) {
            socket.close();
            return;
        }
        String id = path.group(1);
        Way way = ways.computeIfAbsent(id, first -> new Way());
        SendGate gate = new SendGate(loop);
        way.gate = gate;
        SockJsConnection connection = new SockJsConnection(
                socket,
                path.group(2),
                loop,
                gate,
                Addresses.messageBytes(sessions.settings().limits()),
                way::abort,
                made -> sessions.open(made, board.get()));
        live.add(connection.session());
        socket.closeHandler(nothing -> {
            ways.removeIfPresent(id, way);
            gate.open();
            live.remove(connection.session());
            connection.session().closed();
        });
    }
}
