package io.inkwire.transport;

import io.inkwire.board.BoardHost;
import io.inkwire.board.BoardInfo;
import io.inkwire.board.BoardRouter;
import io.inkwire.cluster.LocalBus;
import io.inkwire.journal.MemoryJournal;
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

    final MemoryJournal journal = new MemoryJournal();
    final int port;
    private final Vertx vertx = Vertx.vertx();
    private final BoardRouter boards;
    private final String deployment;

    Gateway() {
        Host host = new Host();
        await(vertx.deployVerticle(host));
        boards = new BoardRouter(journal, List.of(host.boards()));
        SecureRandom random = new SecureRandom();
        SessionSettings settings = new SessionSettings(
                Limits.DEFAULT, false, SessionSettings.OUTBOUND_BYTES, STALLED_MS, random, System::currentTimeMillis);
        GatewayVerticle gateway = new GatewayVerticle(
                new GatewaySettings("127.0.0.1", 0, Set.of(ALLOWED_ORIGIN), Optional.empty()),
                new Sessions(boards, settings),
                journal::secret,
                HEADER_MS);
        deployment = await(vertx.deployVerticle(gateway));
        port = gateway.port();
    }

    private final class Host extends VerticleBase {
        private Optional<BoardHost> host = Optional.empty();

        @Override
        public Future<?> start() {
            Context here = context;
            BoardHost made = new BoardHost(
                    new VertxLoop(vertx, here), journal, new LocalBus("one"), Limits.DEFAULT, new SecureRandom());
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

    /** Undeploys the gateway alone, as a graceful stop does first. */
    void stopGateway() {
        await(vertx.undeploy(deployment));
    }

    @Override
    public void close() {
        await(vertx.close());
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
