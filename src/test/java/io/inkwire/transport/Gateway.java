package io.inkwire.transport;

import io.inkwire.board.BoardHost;
import io.inkwire.board.BoardInfo;
import io.inkwire.board.BoardRouter;
import io.inkwire.cluster.LocalBus;
import io.inkwire.journal.MemoryJournal;
import io.inkwire.metrics.Metrics;
import io.inkwire.model.BoardId;
import io.inkwire.model.Limits;
import io.inkwire.model.Role;
import io.inkwire.session.Keys;
import io.inkwire.session.SessionSettings;
import io.inkwire.session.Sessions;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** A whole node in this process: real sockets on a free port, real boards, a journal in memory. Thread-safe. */
final class Gateway implements AutoCloseable {
    static final long DEADLINE_S = 60;
    static final String ALLOWED_ORIGIN = "https://friend.example";

    /** Short, so that a test need not wait: what a client may take over its header, and a full socket over its next byte. */
    static final int HEADER_MS = 500;

    static final int STALLED_MS = 1_500;

    /** For the same reason: how long a plain connection lives that nobody reads. */
    static final int UNREAD_MS = 2_000;

    final MemoryJournal journal = new MemoryJournal();
    final int port;
    /** Of another gateway of the same process, on another loop. */
    final int otherPort;
    /** Of raw TCP. */
    final int tcpPort;

    private final Vertx vertx = Vertx.vertx();
    private final Pictures pictures = new Pictures(1);
    private final BoardRouter boards;
    private final List<String> doors;
    private final GatewayVerticle gateway;

    Gateway() {
        this("", true, STALLED_MS);
    }

    /** With a base path, and with JSONP or without. */
    Gateway(String basePath, boolean jsonp) {
        this(basePath, jsonp, STALLED_MS);
    }

    /** @param stalledMs how long a full socket may take nothing */
    Gateway(int stalledMs) {
        this("", true, stalledMs);
    }

    private Gateway(String basePath, boolean jsonp, int stalledMs) {
        Host host = new Host();
        await(vertx.deployVerticle(host));
        boards = new BoardRouter(journal, List.of(host.boards()));
        SecureRandom random = new SecureRandom();
        SessionSettings settings = new SessionSettings(
                Limits.DEFAULT,
                false,
                SessionSettings.OUTBOUND_BYTES,
                stalledMs,
                random,
                System::currentTimeMillis,
                Metrics.NONE);
        Sessions sessions = new Sessions(boards, settings);
        gateway = gateway(sessions, basePath, jsonp);
        GatewayVerticle other = gateway(sessions, basePath, jsonp);
        TcpVerticle tcp = new TcpVerticle(
                new TcpVerticle.TcpSettings("127.0.0.1", 0, Set.of(ALLOWED_ORIGIN, "http://127.0.0.1:8080")), sessions);
        doors = List.of(
                await(vertx.deployVerticle(gateway)),
                await(vertx.deployVerticle(other)),
                await(vertx.deployVerticle(tcp)));
        port = gateway.port();
        otherPort = other.port();
        tcpPort = tcp.port();
    }

    private GatewayVerticle gateway(Sessions sessions, String basePath, boolean jsonp) {
        return new GatewayVerticle(
                new GatewaySettings(
                        "127.0.0.1", 0, basePath, Set.of(ALLOWED_ORIGIN), Optional.empty(), jsonp, HEADER_MS),
                sessions,
                pictures,
                journal::secret,
                UNREAD_MS);
    }

    /** Connections over plain HTTP that this process knows. */
    int plainConnections() {
        return vertx.sharedData().getLocalMap(PlainDoor.class.getName()).size();
    }

    /** Sessions that are open on {@link #port}. */
    int sessions() {
        return await(gateway.sessions());
    }

    private final class Host extends VerticleBase {
        private Optional<BoardHost> host = Optional.empty();

        @Override
        public Future<?> start() {
            Context here = context;
            BoardHost made = new BoardHost(
                    new VertxLoop(vertx, here),
                    journal,
                    new LocalBus("one"),
                    Limits.DEFAULT,
                    new SecureRandom(),
                    Metrics.NONE);
            made.start();
            host = Optional.of(made);
            return Future.succeededFuture();
        }

        BoardHost boards() {
            return host.orElseThrow();
        }
    }

    /** Makes a board, unless it is there. */
    BoardInfo board(String id) {
        return await(boards.create(new BoardId(id), "A board"));
    }

    String key(BoardInfo board, Role role) {
        return new Keys(await(journal.secret())).key(board, role);
    }

    /** Undeploys the gateways alone, as a graceful stop does first. */
    void stopGateway() {
        await(Future.join(doors.stream().map(vertx::undeploy).toList()));
    }

    @Override
    public void close() {
        await(vertx.close());
        pictures.close();
        journal.close();
    }

    static <T> T await(Future<T> future) {
        return await(future.toCompletionStage());
    }

    static <T> T await(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get(DEADLINE_S, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError("did not come in time", e);
        }
    }
}
