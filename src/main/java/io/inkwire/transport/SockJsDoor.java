package io.inkwire.transport;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.inkwire.model.BoardId;
import io.inkwire.model.Limits;
import io.inkwire.model.Loop;
import io.inkwire.session.Sessions;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
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
import java.net.URLDecoder;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code /sockjs?board=ID}: every transport of SockJS but its WebSockets, since {@code /ws} is the one binary door (TRN-3 says why); JSONP
 * only where it is asked for, because scripts are loaded from anywhere. Confined to the gateway's loop, but for {@link
 * #ways}, which all gateways share.
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

    private static final String SEND_ROUTE = "/sockjs/[^/.]+/[^/.]+/(?:xhr|jsonp)_send";

    private static final Set<String> SENDING = Set.of("xhr_send", "jsonp_send");

    /** How a client receives: by which method, and SockJS's name of it. */
    private record Receiving(HttpMethod method, String name) {}

    private static final Map<String, Receiving> RECEIVING = Map.of(
            "xhr", new Receiving(HttpMethod.POST, "xhr-polling"),
            "xhr_streaming", new Receiving(HttpMethod.POST, "xhr-streaming"),
            "eventsource", new Receiving(HttpMethod.GET, "eventsource"),
            "htmlfile", new Receiving(HttpMethod.GET, "htmlfile"),
            "jsonp", new Receiving(HttpMethod.GET, "jsonp-polling"));

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
    private final boolean jsonp;
    /** By SockJS's session id; a session's requests may come to any gateway of this process. */
    private final LocalMap<String, Way> ways;

    SockJsDoor(Vertx vertx, Sessions sessions, LiveSessions live, Loop loop, boolean jsonp) {
        this.vertx = vertx;
        this.sessions = sessions;
        this.live = live;
        this.loop = loop;
        this.jsonp = jsonp;
        this.ways = vertx.sharedData().getLocalMap(SockJsDoor.class.getName());
    }

    /** Mounts what is needed under {@code /sockjs}; the Origin is checked by then. */
    void mount(Router router) {
        long postBytes = postBytes(sessions.settings().limits());
        router.postWithRegex(SEND_ROUTE).handler(TimeoutHandler.create(SEND_MS, 408));
        router.routeWithRegex(SESSION_ROUTE).handler(this::before);
        router.post("/sockjs/*").handler(BodyHandler.create(false).setBodyLimit(postBytes));
        router.postWithRegex(SEND_ROUTE).handler(SockJsDoor::checkPayload);
        SockJSHandlerOptions options = new SockJSHandlerOptions()
                .setInsertJSESSIONID(false)
                .setHeartbeatInterval(HEARTBEAT_MS)
                .setSessionTimeout(POLL_GAP_MS)
                .setLibraryURL(LIBRARY_PATH)
                .addDisabledTransport(Transport.WEBSOCKET.toString());
        if (!jsonp) {
            options.addDisabledTransport(Transport.JSON_P.toString());
        }
        router.route("/sockjs/*").subRouter(SockJSHandler.create(vertx, options).socketHandler(this::opened));
    }

    /** All that one POST may hold: as many messages as may be under way. */
    static int postBytes(Limits limits) {
        return Addresses.base64Chars(Addresses.messageBytes(limits)) * limits.batchesInFlight();
    }

    private void before(RoutingContext ctx) {
        HttpMethod method = ctx.request().method();
        Matcher path = SESSION_PATH.matcher(ctx.request().path());
        if (!path.matches()) {
            ctx.next();
            return;
        }
        String way = path.group(2);
        Receiving receiving = RECEIVING.get(way);
        boolean offered = (receiving != null || SENDING.contains(way)) && (jsonp || !way.startsWith("jsonp"));
        if (!offered) {
            Problems.send(ctx, 404);
        } else if (receiving == null && HttpMethod.POST.equals(method)) {
            sending(ctx, path.group(1));
        } else if (receiving != null && receiving.method().equals(method)) {
            receiving(ctx, path.group(1));
        } else {
            // What a browser asks before it sends, or nothing that is known.
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
        // A second one beside it is turned away by SockJS.
        way.receiving.compareAndSet(null, connection);
        // Vert.x's SockJS closes it after the answer anyway: a client that is not told would use it again, in vain.
        ctx.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        // nginx would hold a stream back until a buffer of its own is full.
        ctx.response().putHeader("X-Accel-Buffering", "no");
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
        } else if (!isStrings(ctx.request().path().endsWith("/jsonp_send") ? ofForm(ctx, body) : body)) {
            Problems.send(ctx, 500, "Broken JSON encoding.");
        } else {
            ctx.next();
        }
    }

    /** A form's field {@code d}, or the text itself; empty where it is neither. */
    private static Buffer ofForm(RoutingContext ctx, Buffer body) {
        if (!Bodies.isOf("application/x-www-form-urlencoded", ctx.request())) {
            return body;
        }
        String text = body.toString();
        try {
            return Buffer.buffer(text.startsWith("d=") ? URLDecoder.decode(text.substring(2), UTF_8) : "");
        } catch (IllegalArgumentException malformed) {
            return Buffer.buffer();
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
        Receiving receiving = path.matches() ? RECEIVING.get(path.group(2)) : null;
        if (receiving == null || board.isEmpty()) {
            socket.close();
            return;
        }
        String id = path.group(1);
        Way way = ways.computeIfAbsent(id, first -> new Way());
        SendGate gate = new SendGate(loop);
        way.gate = gate;
        SockJsConnection connection = new SockJsConnection(
                socket,
                receiving.name(),
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
