package io.inkwire.it;

import io.inkwire.app.client.ClientEvent;
import io.inkwire.app.client.ClientSession;
import io.inkwire.app.client.Dialler;
import io.inkwire.app.client.ServerLink;
import io.inkwire.app.replay.Way;
import io.inkwire.board.SyntheticInk;
import io.inkwire.model.BoardId;
import io.inkwire.transport.VertxLoop;
import io.inkwire.wire.pb.Wire;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import java.lang.ref.Reference;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * What live ink costs over each transport: one client draws, another sees it, both the same way, each over a road that
 * counts. No test of the build, for it measures the machine: it is run by name ({@code -Dit.test=TransportBench}) and prints
 * its figures. The clients are this project's own in Java, so what their requests carry is less than a browser's.
 */
final class TransportBench {
    private static final int UPDATES = 200;
    private static final int POINTS = 8;
    private static final int STROKE = 1_234;

    /** 20 updates a second. */
    private static final long EACH_MS = 50;

    private static final long PATIENCE_S = 60;

    /**
     * @param drawer bytes on the drawer's connections for each update, both ways
     * @param viewer the same on the viewer's
     * @param latencyNanos from the hand to the other's eye, sorted
     */
    private record Row(Way way, double drawer, double viewer, long[] latencyNanos) {
        double ms(double quantile) {
            return latencyNanos[(int) Math.round((latencyNanos.length - 1) * quantile)] / 1e6;
        }
    }

    @Test
    @DisplayName("bytes and latency of an 8-point update over each transport")
    void measure() throws Exception {
        List<Row> rows = new ArrayList<>();
        try (ServerProcess server = ServerProcess.start("--journal", "memory", "--tcp-port", "0", "--sockjs-jsonp")) {
            run(server, Way.WEBSOCKET);
            for (Way way : Way.values()) {
                rows.add(run(server, way));
            }
        }
        Row webSocket = rows.get(0);
        say("transport       drawer B   viewer B   p50 ms   p99 ms   added p50   added p99");
        for (Row row : rows) {
            say(
                    "%-14s %9.0f %10.0f %8.1f %8.1f %11.1f %11.1f",
                    row.way(),
                    row.drawer(),
                    row.viewer(),
                    row.ms(0.5),
                    row.ms(0.99),
                    row.ms(0.5) - webSocket.ms(0.5),
                    row.ms(0.99) - webSocket.ms(0.99));
        }
    }

    private static void say(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }

    private static Row run(ServerProcess server, Way way) throws Exception {
        TestBoard board = TestBoard.make(server.url());
        int port = way == Way.TCP ? server.tcpPort() : server.port();
        Vertx vertx = Vertx.vertx();
        Way.Clients clients = Way.Clients.of(vertx, 4);
        AtomicLongArray sentNanos = new AtomicLongArray(UPDATES);
        try (Road drawerRoad = Road.to(port);
                Road viewerRoad = Road.to(port)) {
            Seen seen = new Seen(sentNanos);
            Person viewer = new Person(way.dialler(clients, viewerRoad.port()), viewerRoad, board, seen);
            Person drawer = new Person(way.dialler(clients, drawerRoad.port()), drawerRoad, board, event -> {});
            done(vertx.deployVerticle(viewer));
            done(vertx.deployVerticle(drawer));
            done(viewer.joined.future());
            done(drawer.joined.future());
            // Until what joining brings has gone by.
            done(vertx.timer(500, TimeUnit.MILLISECONDS));
            long drawerBytes = drawerRoad.bytes();
            long viewerBytes = viewerRoad.bytes();
            drawer.draw(sentNanos);
            done(seen.all.future());
            drawerBytes = drawerRoad.bytes() - drawerBytes;
            viewerBytes = viewerRoad.bytes() - viewerBytes;
            done(viewer.close());
            done(drawer.close());
            return new Row(way, drawerBytes / (double) UPDATES, viewerBytes / (double) UPDATES, seen.sorted());
        } finally {
            done(vertx.close());
            Reference.reachabilityFence(clients);
        }
    }

    private static <T> T done(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(PATIENCE_S, TimeUnit.SECONDS);
    }

    /** What the viewer is shown. Confined to its loop. */
    private static final class Seen implements Consumer<ClientEvent> {
        private final Promise<Void> all = Promise.promise();
        private final AtomicLongArray sentNanos;
        private final long[] latencyNanos = new long[UPDATES];
        private int count;

        Seen(AtomicLongArray sentNanos) {
            this.sentNanos = sentNanos;
        }

        @Override
        public void accept(ClientEvent event) {
            if (event instanceof ClientEvent.Live live) {
                long nowNanos = System.nanoTime();
                for (Wire.Chunk chunk : live.live().getChunkList()) {
                    // Chunks that were joined on the way came in one.
                    int end = chunk.getFrom() + chunk.getInk().getDCount() / 2;
                    for (int from = chunk.getFrom(); from > 0 && from < end; from += POINTS) {
                        int update = (from - 1) / POINTS;
                        latencyNanos[update] = nowNanos - sentNanos.get(update);
                        count++;
                    }
                }
                if (count == UPDATES) {
                    all.tryComplete();
                }
            }
        }

        long[] sorted() {
            long[] sorted = latencyNanos.clone();
            Arrays.sort(sorted);
            return sorted;
        }
    }

    /** One client, on the event loop of its own verticle. */
    private static final class Person extends VerticleBase {
        private final Promise<Void> joined = Promise.promise();
        private final Dialler dialler;
        private final Road road;
        private final TestBoard board;
        private final Consumer<ClientEvent> listener;
        private volatile @Nullable ClientSession session;
        private volatile @Nullable ServerLink link;

        Person(Dialler dialler, Road road, TestBoard board, Consumer<ClientEvent> listener) {
            this.dialler = dialler;
            this.road = road;
            this.board = board;
            this.listener = listener;
        }

        @Override
        public Future<?> start() {
            VertxLoop loop = new VertxLoop(vertx, context);
            String[] access = board.edit().split("/b/", 2)[1].split("#", 2);
            ClientSession.Config config = new ClientSession.Config(new BoardId(access[0]), access[1], "bench", 0);
            ServerLink line =
                    new ServerLink(loop, dialler, List.of(URI.create(road.url())), 0, config.board(), this::happened);
            ClientSession made = new ClientSession(loop, new SplittableRandom(), config, line);
            session = made;
            link = line;
            line.carry(made);
            return Future.succeededFuture();
        }

        private void happened(ClientEvent event) {
            if (event instanceof ClientEvent.CaughtUp) {
                joined.tryComplete();
            }
            listener.accept(event);
        }

        Future<Void> close() {
            Promise<Void> closed = Promise.promise();
            context.runOnContext(nothing -> Objects.requireNonNull(link).close().onComplete(closed));
            return closed.future();
        }

        void draw(AtomicLongArray sentNanos) {
            context.runOnContext(nothing -> {
                live(new SyntheticInk(0, POINTS, false).chunk(STROKE, 0, 1));
                int[] next = {0};
                vertx.setPeriodic(EACH_MS, timer -> {
                    int update = next[0]++;
                    sentNanos.set(update, System.nanoTime());
                    live(SyntheticInk.eightPoints(update, false)
                            .setStroke(STROKE)
                            .setFrom(1 + POINTS * update)
                            .build());
                    if (update == UPDATES - 1) {
                        vertx.cancelTimer(timer);
                    }
                });
            });
        }

        private void live(Wire.Chunk chunk) {
            Objects.requireNonNull(session)
                    .live(Wire.Live.newBuilder().addChunk(chunk).build());
        }
    }
}
