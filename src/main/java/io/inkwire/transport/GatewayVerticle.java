package io.inkwire.transport;

import io.inkwire.model.Limits;
import io.inkwire.model.Loop;
import io.inkwire.session.Sessions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.TimeoutHandler;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Every way in over HTTP: the page, {@code /ws}, {@code /sockjs}, {@code /api}, {@code /health}. One instance an event loop,
 * all on one port; each owns its connections. Confined to its own loop.
 *
 * <p>To be undeployed before the boards are: its stop sends every session away with RESTART.
 */
public final class GatewayVerticle extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(GatewayVerticle.class);

    private static final long BODY_MS = 30_000;

    /** TRN-4. */
    private static final long UNREAD_MS = 30_000;

    /** Plain connections an address may make at once, and then one each so many ms: a class behind one proxy comes back. */
    private static final int CONNECTIONS_BURST = 240;

    private static final long CONNECTION_EACH_MS = 250;

    /** Room for the links that people share and no more. */
    private static final int LINE_BYTES = 4096;

    private static final int HEADER_BYTES = 16 * 1024;

    /** A socket buffer that the kernel does not enlarge: what a slow reader is owed waits here, and is counted. */
    static final int SEND_BUFFER_BYTES = 256 * 1024;

    /** How long the sessions' closing handshakes may take at a stop. */
    static final long STOP_MS = 2_000;

    private final GatewaySettings settings;
    private final Sessions sessions;
    private final Supplier<? extends CompletionStage<?>> store;
    private final long unreadMs;
    private final LiveSessions live = new LiveSessions();
    private final Pictures pictures;
    private @Nullable PictureApi pictureApi;
    private @Nullable HttpServer server;

    /**
     * @param pictures shared by all instances
     * @param store completes where the store answers, and fails where it does not: what readiness means
     */
    public GatewayVerticle(
            GatewaySettings settings,
            Sessions sessions,
            Pictures pictures,
            Supplier<? extends CompletionStage<?>> store) {
        this(settings, sessions, pictures, store, UNREAD_MS);
    }

    /** With a patience of its own for plain connections that nobody reads. */
    GatewayVerticle(
            GatewaySettings settings,
            Sessions sessions,
            Pictures pictures,
            Supplier<? extends CompletionStage<?>> store,
            long unreadMs) {
        this.pictures = pictures;
        this.unreadMs = unreadMs;
        this.settings = settings;
        this.sessions = sessions;
        this.store = store;
    }

    /** Where it listens, once it is started. */
    public int port() {
        HttpServer started = server;
        if (started == null) {
            throw new IllegalStateException("not started");
        }
        return started.actualPort();
    }

    /** How many sessions are open here. */
    Future<Integer> sessions() {
        Promise<Integer> counted = Promise.promise();
        context.runOnContext(nothing -> counted.complete(live.count()));
        return counted.future();
    }

    @Override
    public Future<?> start() {
        Loop loop = new VertxLoop(vertx, context);
        HeaderDeadline deadline = new HeaderDeadline(
                loop, settings.headerMs(), sessions.settings().stalledMs());
        HttpServer made = vertx.createHttpServer(options(sessions.settings().limits()))
                .connectionHandler(deadline::accepted)
                .requestHandler(new BasePath(settings.basePath()).before(router(loop, deadline)));
        server = made;
        return made.listen(settings.port(), settings.host());
    }

    private static HttpServerOptions options(Limits limits) {
        int messageBytes = Addresses.messageBytes(limits);
        return new HttpServerOptions()
                .setPerFrameWebSocketCompressionSupported(false)
                .setPerMessageWebSocketCompressionSupported(false)
                .setCompressionSupported(false)
                .setDecompressionSupported(false)
                .setHttp2ClearTextEnabled(false)
                .setMaxWebSocketFrameSize(messageBytes)
                .setMaxWebSocketMessageSize(messageBytes)
                .setWebSocketSubProtocols(List.of(WebSocketDoor.SUBPROTOCOL))
                // SockJS's JSONP sends by a form of one field, whose whole body is bounded where it is read.
                .setMaxFormAttributeSize(SockJsDoor.postBytes(limits))
                .setMaxInitialLineLength(LINE_BYTES)
                .setMaxHeaderSize(HEADER_BYTES)
                .setSendBufferSize(SEND_BUFFER_BYTES)
                .setTcpNoDelay(true);
    }

    private Router router(Loop loop, HeaderDeadline deadline) {
        Router router = Router.router(vertx);
        Origins origins = new Origins(settings.origins());
        router.route().handler(ctx -> {
            deadline.requested(ctx.request());
            ctx.addEndHandler(ended -> deadline.answered(ctx.request()));
            ctx.next();
        });
        router.route().handler(new RequestIds());
        router.route().handler(new Doorway());
        router.route("/ws").handler(Doorway.originCheck(origins));
        router.get("/ws").handler(new WebSocketDoor(sessions, live, loop, deadline));
        new SockJsPages(settings.origins()).mount(router);
        router.route("/sockjs/*").handler(Doorway.originCheck(origins));
        new SockJsDoor(vertx, sessions, live, loop, settings.jsonp()).mount(router);
        router.route("/api/*").handler(Doorway.originCheck(origins));
        router.route("/api/*").handler(new Cors());
        PictureApi made = new PictureApi(sessions, pictures, loop);
        made.mount(router);
        pictureApi = made;
        AddressRate connecting = new AddressRate(loop, CONNECTIONS_BURST, CONNECTION_EACH_MS);
        new PlainDoor(vertx, sessions, live, loop, connecting, unreadMs).mount(router);
        router.route("/api/*").handler(TimeoutHandler.create(BODY_MS, 408));
        new BoardApi(sessions, AddressRate.ofMaking(loop)).mount(router);
        new QrApi(origins, AddressRate.ofMaking(loop)).mount(router);
        new Health(vertx, store, live).mount(router);
        pages(router);
        router.route().failureHandler(GatewayVerticle::malformed);
        for (int status : new int[] {400, 404, 405, 406, 408, 413, 414, 415, 431}) {
            router.errorHandler(status, ctx -> Problems.send(ctx, status));
        }
        router.errorHandler(500, GatewayVerticle::failed);
        return router;
    }

    private void pages(Router router) {
        StaticFiles files = new StaticFiles(vertx, settings.webFolder());
        router.get().handler(files);
        router.head().handler(files);
    }

    /**
     * Chunks that are none: Vert.x fails them with status 200, which it logs as an error for want of a handler, and closes the
     * connection, so that the answer seldom arrives.
     */
    private static void malformed(RoutingContext ctx) {
        if (ctx.failure() instanceof NumberFormatException) {
            Problems.send(ctx, 400);
        } else {
            ctx.next();
        }
    }

    private static void failed(RoutingContext ctx) {
        Throwable failure = ctx.failure();
        if (failure instanceof IllegalArgumentException) {
            // A path or a query that does not decode.
            Problems.send(ctx, 400);
        } else {
            RequestIds.log(LOG, Level.ERROR, ctx, failure)
                    .setCause(failure)
                    .log("the request {} could not be served", RequestIds.of(ctx));
            Problems.send(ctx, 500);
        }
    }

    @Override
    public Future<?> stop() {
        if (pictureApi != null) {
            pictureApi.stop();
        }
        Future<Void> gone = live.restartAll();
        Future<Void> patience = vertx.timer(STOP_MS, TimeUnit.MILLISECONDS).mapEmpty();
        HttpServer started = server;
        return Future.any(gone, patience)
                .compose(nothing -> started == null ? Future.succeededFuture() : started.close());
    }
}
