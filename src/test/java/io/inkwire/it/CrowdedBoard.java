package io.inkwire.it;

import io.inkwire.app.client.ClientSession;
import io.inkwire.app.client.ServerLink;
import io.inkwire.app.client.WebSocketDialler;
import io.inkwire.model.BoardId;
import io.inkwire.model.Loop;
import io.inkwire.transport.VertxLoop;
import io.inkwire.wire.pb.Wire;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Puts many strokes on a board as fast as the server takes them, by clients without a page, one after another: scribbles in rows, from a
 * seed. Thread-safe: holds no state.
 */
final class CrowdedBoard {
    /** Fewer than a session may put at once after a rest. */
    private static final int STROKES_A_CLIENT = 3_400;

    private static final int STROKES_A_BATCH = 100;
    private static final int BATCHES_AT_ONCE = 4;
    private static final int LOOK_MS = 5;
    private static final long DEADLINE_S = 120;

    /** Board units from one stroke to the next in its row, and from row to row. */
    private static final int APART_X = 48;

    private static final int APART_Y = 42;
    private static final int UNITS = 16;
    private static final int[] COLOURS = {0x1d2733ff, 0x2a5bd7ff, 0xd8432bff, 0x2f8f4eff, 0xa8328fff};

    private CrowdedBoard() {}

    /** @param link a board's edit link; returns when all strokes are durable */
    static void fill(String link, int strokes) {
        URI address = URI.create(link);
        BoardId board =
                new BoardId(address.getPath().substring(address.getPath().lastIndexOf('/') + 1));
        ClientSession.Config config = new ClientSession.Config(board, address.getFragment(), "Crowd", 0x888888ff);
        Vertx vertx = Vertx.vertx();
        try {
            Future<Void> done = Future.succeededFuture();
            WebSocketClient client = vertx.createWebSocketClient(new WebSocketClientOptions()
                    .setMaxFrameSize(ClientSession.MESSAGE_BYTES)
                    .setMaxMessageSize(ClientSession.MESSAGE_BYTES));
            for (int first = 0; first < strokes; first += STROKES_A_CLIENT) {
                int end = Math.min(strokes, first + STROKES_A_CLIENT);
                Hand hand = new Hand(client, address.resolve("/"), config, first, end, strokes);
                done = done.compose(before -> vertx.deployVerticle(hand)).compose(deployed -> hand.done.future());
            }
            done.toCompletionStage().toCompletableFuture().get(DEADLINE_S, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError("the board could not be filled", e);
        } finally {
            vertx.close();
        }
    }

    /** One client, on the event loop of its own verticle. */
    private static final class Hand extends VerticleBase {
        final Promise<Void> done = Promise.promise();
        private final WebSocketClient client;
        private final URI server;
        private final ClientSession.Config config;
        private final int end;
        private final int total;
        private int next;

        Hand(WebSocketClient client, URI server, ClientSession.Config config, int first, int end, int total) {
            this.client = client;
            this.server = server;
            this.config = config;
            this.next = first;
            this.end = end;
            this.total = total;
        }

        @Override
        public Future<?> start() {
            Loop loop = new VertxLoop(vertx, context);
            ServerLink link =
                    new ServerLink(loop, new WebSocketDialler(client), List.of(server), 0, config.board(), event -> {});
            ClientSession session = new ClientSession(loop, new SplittableRandom(), config, link);
            link.carry(session);
            vertx.setPeriodic(LOOK_MS, timer -> {
                if (!session.caughtUp()) {
                    return;
                }
                while (next < end && session.unsettled() < BATCHES_AT_ONCE) {
                    session.submit(batch(session));
                }
                if (next >= end && session.unsettled() == 0 && vertx.cancelTimer(timer)) {
                    link.close().onComplete(done);
                }
            });
            return Future.succeededFuture();
        }

        private List<Wire.Op> batch(ClientSession session) {
            List<Wire.Op> ops = new ArrayList<>();
            for (; next < end && ops.size() < STROKES_A_BATCH; next++) {
                ops.add(Wire.Op.newBuilder()
                        .setPut(Wire.Element.newBuilder()
                                .setId(Wire.Id.newBuilder().setN(session.newN()))
                                .setKind(1)
                                .setZ("V")
                                .setStyle(Wire.Style.newBuilder()
                                        .setStroke(COLOURS[next % COLOURS.length])
                                        .setWidth(4 * UNITS))
                                .setInk(scribble(next, total)))
                        .build());
            }
            return ops;
        }
    }

    /** Some 65 points that wander, as handwriting does. */
    static Wire.Ink scribble(int number, int total) {
        SplittableRandom random = new SplittableRandom(number);
        int columns = (int) Math.ceil(Math.sqrt(total * 1.6));
        double x = number % columns * APART_X + random.nextDouble(10);
        double y = number / columns * APART_Y + random.nextDouble(20);
        double heading = random.nextDouble(2 * Math.PI);
        double bend = 0;
        long unitsX = Math.round(x * UNITS);
        long unitsY = Math.round(y * UNITS);
        Wire.Ink.Builder ink = Wire.Ink.newBuilder().setScale(4).setX(unitsX).setY(unitsY);
        int points = 30 + random.nextInt(70);
        for (int i = 1; i < points; i++) {
            bend = (bend + (random.nextDouble() - 0.5) * 0.35) * 0.92;
            heading += bend;
            double step = 0.8 + random.nextDouble(1.6);
            x += Math.cos(heading) * step;
            y += Math.sin(heading) * step;
            ink.addD((int) (Math.round(x * UNITS) - unitsX)).addD((int) (Math.round(y * UNITS) - unitsY));
            unitsX = Math.round(x * UNITS);
            unitsY = Math.round(y * UNITS);
        }
        return ink.build();
    }
}
