package io.inkwire.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.inkwire.app.client.ClientEvent;
import io.inkwire.app.client.ClientSession;
import io.inkwire.app.client.Dialler;
import io.inkwire.app.client.ServerLink;
import io.inkwire.app.replay.Replay;
import io.inkwire.app.replay.Way;
import io.inkwire.model.BoardId;
import io.inkwire.transport.VertxLoop;
import io.inkwire.wire.pb.Wire;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.ref.Reference;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code replay} over each transport that it knows, against one real server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ReplayWaysIT {
    private static final int STROKES = 16;

    private final ServerProcess server =
            ServerProcess.start("--journal", "memory", "--tcp-port", "0", "--sockjs-jsonp");

    @TempDir
    private Path folder;

    @AfterAll
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    @DisplayName(
            "[TRN-9] [I1] [I2] each stroke that four clients draw is there exactly once, without a reconnect or a repair")
    void each(Way way) throws Exception {
        StringWriter said = new StringWriter();
        Replay.Plan plan = new Replay.Plan(
                List.of(server.url()),
                way,
                server.tcpPort(),
                Ink.loops(folder, STROKES),
                4,
                20,
                Optional.empty(),
                Optional.empty());
        try (Replay replay = new Replay(plan, new PrintWriter(said))) {
            assertThat(replay.draw()).as(said.toString()).isTrue();
        }
        assertThat(said.toString()).contains("0 reconnects, 0 repairs");
    }

    @Test
    @DisplayName(
            "[TRN-6] a stream that is cut is resumed behind its last event: nothing is lost, and no Hello is said again")
    void resumes() throws Exception {
        TestBoard board = TestBoard.make(server.url());
        Vertx vertx = Vertx.vertx();
        Way.Clients clients = Way.Clients.of(vertx, 4);
        try (Road road = Road.to(server.port())) {
            Client viewer = new Client(Way.EVENTS.dialler(clients, 0), URI.create(road.url()), board);
            Client drawer = new Client(Way.WEBSOCKET.dialler(clients, 0), server.url(), board);
            done(vertx.deployVerticle(viewer));
            done(vertx.deployVerticle(drawer));
            done(viewer.caughtUp.future());
            done(drawer.caughtUp.future());
            for (int cut = 1; cut <= 3; cut++) {
                road.lead(server.port());
                drawer.draw();
                done(viewer.seen(cut));
            }
            assertThat(viewer.connections()).isEqualTo(1);
            done(viewer.close());
            done(drawer.close());
        } finally {
            done(vertx.close());
            Reference.reachabilityFence(clients);
        }
    }

    private static <T> T done(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
    }

    /** One client, on the event loop of its own verticle. */
    private static final class Client extends VerticleBase {
        private final Promise<Void> caughtUp = Promise.promise();
        private final Dialler dialler;
        private final URI at;
        private final TestBoard board;
        private final List<Promise<Void>> commits =
                Stream.generate(Promise::<Void>promise).limit(4).toList();
        private @Nullable ServerLink link;
        private @Nullable ClientSession session;

        Client(Dialler dialler, URI at, TestBoard board) {
            this.dialler = dialler;
            this.at = at;
            this.board = board;
        }

        @Override
        public Future<?> start() {
            VertxLoop loop = new VertxLoop(vertx, context);
            String[] access = board.edit().split("/b/", 2)[1].split("#", 2);
            ClientSession.Config config = new ClientSession.Config(new BoardId(access[0]), access[1], "test", 0);
            ServerLink made = new ServerLink(loop, dialler, List.of(at), 0, config.board(), this::happened);
            ClientSession carried = new ClientSession(loop, new SplittableRandom(), config, made);
            link = made;
            session = carried;
            made.carry(carried);
            return Future.succeededFuture();
        }

        private void happened(ClientEvent event) {
            if (event instanceof ClientEvent.CaughtUp) {
                caughtUp.tryComplete();
            } else if (event instanceof ClientEvent.Applied applied) {
                commits.get(applied.commit().getSeq()).tryComplete();
            }
        }

        /** It has seen the op of that number. */
        Future<Void> seen(int seq) {
            return commits.get(seq).future();
        }

        void draw() {
            context.runOnContext(nothing -> {
                ClientSession drawing = Objects.requireNonNull(session);
                drawing.submit(List.of(Wire.Op.newBuilder()
                        .setPut(Wire.Element.newBuilder()
                                .setId(Wire.Id.newBuilder().setN(drawing.newN()))
                                .setKind(3))
                        .build()));
            });
        }

        Future<Void> close() {
            Promise<Void> closed = Promise.promise();
            context.runOnContext(nothing -> Objects.requireNonNull(link).close().onComplete(closed));
            return closed.future();
        }

        int connections() {
            return Objects.requireNonNull(link).connections();
        }
    }
}
