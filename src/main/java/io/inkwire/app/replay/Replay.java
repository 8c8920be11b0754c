package io.inkwire.app.replay;

import io.inkwire.app.client.ClientSession;
import io.inkwire.app.client.Dialler;
import io.inkwire.model.BoardId;
import io.inkwire.model.ElementId;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetSocket;
import java.io.PrintWriter;
import java.lang.ref.Reference;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Draws a file's strokes with several clients and reads the board back, or only reads it back. Confined to the thread that
 * calls it, which waits; the clients have loops of their own.
 */
public final class Replay implements AutoCloseable {
    private static final Duration JOIN = Duration.ofSeconds(30);

    /** I12: so long may clients take to agree once nothing is drawn any more. */
    private static final Duration AGREE = Duration.ofSeconds(15);

    private static final Duration LEAVE = Duration.ofSeconds(5);
    private static final Duration REACH = Duration.ofSeconds(5);

    private static final int OTHER_CLIENTS = 8;
    private static final int COLOR = 0x1565c0ff;

    /**
     * What to do.
     *
     * @param servers one or more; each client begins with one and goes over to another when its own fails
     * @param way by which the clients come
     * @param tcpPort of every server, where they come over raw TCP
     * @param board where to draw; empty to make a board
     * @param speed by which all times are divided, above 0
     * @param timeout for drawing and settling; empty to let it follow from the ink
     */
    public record Plan(
            List<URI> servers,
            Way way,
            int tcpPort,
            Path ink,
            int clients,
            double speed,
            Optional<Board> board,
            Optional<Duration> timeout) {}

    /** @param key a key that may edit, or for {@link #check} view; empty where the server asks for none */
    public record Board(String id, String key) {}

    private final Plan plan;
    private final PrintWriter out;
    private final Vertx vertx = Vertx.vertx();
    // Held here for as long as they are used: Vert.x closes a client that nobody refers to.
    private final Way.Clients clients;
    private final Dialler dialler;
    private final HttpClient http = vertx.createHttpClient();
    private final NetClient net =
            vertx.createNetClient(new NetClientOptions().setConnectTimeout((int) REACH.toMillis()));

    private final List<Stroke> strokes;
    private final List<Future<Participant>> participants = new ArrayList<>();

    public Replay(Plan plan, PrintWriter out) throws InkFileException {
        this.plan = plan;
        this.out = out;
        strokes = Stroke.plan(plan.ink());
        clients = Way.Clients.of(vertx, plan.clients() + OTHER_CLIENTS);
        dialler = plan.way().dialler(clients, plan.tcpPort());
    }

    /** True where every stroke is on the board exactly once, through every server. */
    public boolean draw() throws ReplayException, InterruptedException {
        BoardMaker.Access access = access();
        say("board %s key %s", access.board(), access.key());
        Set<ElementId> before =
                plan.board().isPresent() ? read(access, plan.servers().get(0)).ids() : Set.of();
        List<Participant> drawers = join(access);
        long begunNanos = System.nanoTime();
        List<Future<Tally>> drawing = drawers.stream().map(Participant::draw).toList();
        Duration timeout = plan.timeout().orElse(patience());
        await(Future.all(drawing), timeout, "not everything was drawn and settled");
        Tally tally = new Tally();
        drawing.forEach(one -> tally.plus(one.result()));
        report(tally, Duration.ofNanos(System.nanoTime() - begunNanos));
        List<URI> servers = alive();
        List<Reading> readings = readBack(access, servers);
        List<String> differences = new ArrayList<>(differences(servers, readings, before));
        differences.addAll(tally.refusals);
        differences.addAll(disagreeing(drawers, readings.get(0)));
        return verdict(differences);
    }

    /** True where the board holds the file's strokes and nothing else, through every server. Draws nothing. */
    public boolean check() throws ReplayException, InterruptedException {
        BoardMaker.Access access = access();
        return verdict(differences(plan.servers(), readBack(access, plan.servers()), Set.of()));
    }

    private BoardMaker.Access access() throws ReplayException, InterruptedException {
        if (plan.board().isPresent()) {
            Board board = plan.board().get();
            return new BoardMaker.Access(new BoardId(board.id()), board.key());
        }
        return await(BoardMaker.make(http, plan.servers().get(0)), JOIN, "no board could be made");
    }

    private List<Participant> join(BoardMaker.Access access) throws ReplayException, InterruptedException {
        List<Participant> drawers = new ArrayList<>();
        for (int i = 0; i < plan.clients(); i++) {
            ClientSession.Config config = config(access, "replay " + (i + 1));
            drawers.add(open(plan.servers(), i, config, dealtTo(i)));
        }
        await(
                Future.all(drawers.stream().map(Participant::caughtUp).toList()),
                JOIN,
                "not every client could join the board");
        return drawers;
    }

    /** The strokes of one client: they go round. */
    private List<Stroke> dealtTo(int index) {
        return strokes.stream()
                .filter(stroke -> (stroke.number() - 1) % plan.clients() == index)
                .toList();
    }

    /** A fresh client's first whole view through each server; the first of {@code servers} has the first reading. */
    private List<Reading> readBack(BoardMaker.Access access, List<URI> servers)
            throws ReplayException, InterruptedException {
        List<Reading> readings = new ArrayList<>();
        for (URI server : servers) {
            Reading reading = read(access, server);
            say(
                    "hash %s %s at seq %d, %d elements",
                    reading.hash(),
                    server,
                    reading.at().seq(),
                    reading.entries().size());
            readings.add(reading);
        }
        return readings;
    }

    private Reading read(BoardMaker.Access access, URI server) throws ReplayException, InterruptedException {
        Participant reader = open(List.of(server), 0, config(access, "replay reader"), List.of());
        await(reader.caughtUp(), JOIN, server + " does not let a client join the board");
        Reading reading = await(reader.readAt(0), JOIN, server + " does not show the board");
        await(reader.close(), JOIN, "a client could not leave");
        return reading;
    }

    private Participant open(List<URI> servers, int first, ClientSession.Config config, List<Stroke> mine)
            throws ReplayException, InterruptedException {
        Future<Participant> opening = Participant.open(vertx, dialler, servers, first, config, mine, plan.speed());
        // Before it is waited for: one that comes late is to be closed all the same.
        participants.add(opening);
        return await(opening, JOIN, "no client could be made");
    }

    /** Of the servers those that still accept connections: one may have died, and been left, while it was drawn. */
    private List<URI> alive() throws ReplayException, InterruptedException {
        List<URI> alive = new ArrayList<>();
        for (URI server : plan.servers()) {
            if (await(reachable(server), JOIN, "no connection could be tried")) {
                alive.add(server);
            } else {
                say("gone: %s cannot be reached any more, and the board is not read back through it", server);
            }
        }
        if (alive.isEmpty()) {
            throw new ReplayException("no server can be reached any more");
        }
        return alive;
    }

    private List<String> differences(List<URI> servers, List<Reading> readings, Set<ElementId> before) {
        List<String> differences = new ArrayList<>();
        String hash = readings.get(0).hash();
        for (int i = 0; i < readings.size(); i++) {
            URI server = servers.get(i);
            Comparison.differences(strokes, readings.get(i).entries(), before)
                    .forEach(difference -> differences.add("through " + server + ": " + difference));
            if (!readings.get(i).hash().equals(hash)) {
                differences.add("through " + server + " the content is another than through " + servers.get(0));
            }
        }
        return differences;
    }

    /** Those who drew hold what a newcomer is shown. */
    private List<String> disagreeing(List<Participant> drawers, Reading reading)
            throws ReplayException, InterruptedException {
        List<String> differences = new ArrayList<>();
        String hash = reading.hash();
        for (int i = 0; i < drawers.size(); i++) {
            Reading own = await(
                    drawers.get(i).readAt(reading.at().seq()),
                    AGREE,
                    "client " + (i + 1) + " does not come to the head");
            if (!own.hash().equals(hash)) {
                differences.add(
                        "client " + (i + 1) + " holds another board at " + own.at() + " than a newcomer is shown");
            }
        }
        return differences;
    }

    private Future<Boolean> reachable(URI server) {
        int port = server.getPort() >= 0 ? server.getPort() : "https".equals(server.getScheme()) ? 443 : 80;
        return net.connect(port, server.getHost())
                .compose(NetSocket::close)
                .map(true)
                .otherwise(false);
    }

    private boolean verdict(List<String> differences) {
        differences.forEach(difference -> say("DIFFERS: %s", difference));
        if (differences.isEmpty()) {
            say("same: every stroke is there exactly once, as it was drawn");
        }
        return differences.isEmpty();
    }

    private void report(Tally tally, Duration wall) {
        say(
                "drawn %d strokes (%d points) by %d clients in %.1f s",
                tally.strokes,
                strokes.stream().mapToInt(Stroke::points).sum(),
                plan.clients(),
                wall.toMillis() / 1000.0);
        say(
                "sent %d batches, %d live chunks, %,d bytes up, %,d bytes down",
                tally.acknowledged() + tally.refusals.size(), tally.liveChunks, tally.bytesUp, tally.bytesDown);
        say(
                "acknowledged within %d ms (p50), %d ms (p99), %d ms (longest)",
                tally.latencyMs(0.5), tally.latencyMs(0.99), tally.latencyMs(1));
        say("%d reconnects, %d repairs", tally.reconnects, tally.repairs);
    }

    /** Three times as long as it takes where nothing goes wrong, and two minutes more. */
    private Duration patience() {
        long longestMs = 0;
        for (int i = 0; i < plan.clients(); i++) {
            longestMs = Math.max(
                    longestMs, dealtTo(i).stream().mapToLong(Stroke::durationMs).sum());
        }
        return Duration.ofMinutes(2).plusMillis(Math.round(3 * longestMs / plan.speed()));
    }

    private static ClientSession.Config config(BoardMaker.Access access, String name) {
        return new ClientSession.Config(access.board(), access.key(), name, COLOR);
    }

    private void say(String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
        out.flush();
    }

    private static <T> T await(Future<T> future, Duration timeout, String otherwise)
            throws ReplayException, InterruptedException {
        try {
            return future.toCompletionStage().toCompletableFuture().get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new ReplayException(otherwise + " within " + timeout.toSeconds() + " s", e);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new ReplayException(otherwise + ": " + cause.getMessage(), cause);
        }
    }

    /** The clients leave, so that nobody shows them as away; those who cannot within 5 s are cut off. */
    @Override
    public void close() {
        try {
            Future.join(participants.stream()
                            .map(opening -> opening.compose(Participant::close))
                            .toList())
                    .timeout(LEAVE.toMillis(), TimeUnit.MILLISECONDS)
                    .eventually(vertx::close)
                    .otherwiseEmpty()
                    .await();
        } finally {
            Reference.reachabilityFence(clients);
            Reference.reachabilityFence(http);
            Reference.reachabilityFence(net);
        }
    }
}
