package io.inkwire.app;

import com.hazelcast.config.Config;
import io.inkwire.app.ServeSettings.Admin;
import io.inkwire.app.admin.AdminVerticle;
import io.inkwire.app.admin.HealthDetail;
import io.inkwire.app.metrics.CountingJournal;
import io.inkwire.app.metrics.Meters;
import io.inkwire.board.BoardRouter;
import io.inkwire.cluster.ClusterConfig;
import io.inkwire.cluster.HazelcastNodes;
import io.inkwire.cluster.Nodes;
import io.inkwire.journal.Journal;
import io.inkwire.metrics.Metrics;
import io.inkwire.model.BoardId;
import io.inkwire.model.Limits;
import io.inkwire.session.SessionSettings;
import io.inkwire.session.Sessions;
import io.inkwire.transport.GatewaySettings;
import io.inkwire.transport.GatewayVerticle;
import io.inkwire.transport.Pictures;
import io.inkwire.transport.TcpVerticle;
import io.inkwire.transport.TcpVerticle.TcpSettings;
import io.vertx.core.Deployable;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.spi.cluster.hazelcast.HazelcastClusterManager;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One server, from its journal up to its gateways. Confined to one thread at a time, never an event loop: start and stop
 * both wait. What was started is stopped in the opposite order, also where the start failed half way: first the gateways,
 * whose clients go elsewhere, then the boards, then the cluster, last the journal.
 */
final class Node {
    private static final Logger LOG = LoggerFactory.getLogger(Node.class);

    private static final int NAME_BYTES = 6;

    /** A board that need not exist: that the store can say so is health. */
    private static final BoardId HEALTH_PROBE = new BoardId("health");

    private static final long JOIN_TURN_MS = 30_000;

    /** A start in a busy cluster takes some seconds; a member that has not got in by then never does. */
    private static final long JOIN_MS = 60_000;

    // Together 10 s: what an operator's own patience with SIGTERM usually is.
    private static final long STOP_GATEWAYS_MS = 2_500;
    private static final long STOP_BOARDS_MS = 2_000;
    private static final long STOP_PICTURES_MS = 100;
    private static final long STOP_METERS_MS = 100;
    private static final long STOP_ADMIN_MS = 500;
    private static final long STOP_LOOPS_MS = 4_000;
    private static final long STOP_JOURNAL_MS = 1_500;

    private final ServeSettings settings;
    private final String name;
    private final int port;
    private final Optional<TcpSettings> tcp;
    private final Optional<Admin> admin;
    private final Meters meters = new Meters();
    private final StopSteps steps = new StopSteps();

    private Node(ServeSettings settings, int port, Optional<TcpSettings> tcp, Optional<Admin> admin) {
        this.settings = settings;
        this.port = port;
        this.tcp = tcp;
        this.admin = admin;
        byte[] random = new byte[NAME_BYTES];
        new SecureRandom().nextBytes(random);
        // New for each process: nothing in the cluster can take it for one that was here before.
        this.name = HexFormat.of().formatHex(random);
    }

    /** A server that accepts clients. */
    static Node start(ServeSettings settings) throws StartException, InterruptedException {
        Optional<TcpSettings> tcp = Optional.empty();
        if (settings.tcp().isPresent()) {
            TcpSettings wanted = settings.tcp().get();
            tcp = Optional.of(new TcpSettings(wanted.host(), freePort(wanted.host(), wanted.port()), wanted.origins()));
        }
        Optional<Admin> admin = Optional.empty();
        if (settings.admin().isPresent()) {
            Admin wanted = settings.admin().get();
            admin = Optional.of(new Admin(wanted.host(), freePort(wanted.host(), wanted.port())));
        }
        Node node = new Node(settings, freePort(settings.host(), settings.port()), tcp, admin);
        try {
            node.start();
            return node;
        } catch (StartException | InterruptedException | RuntimeException e) {
            node.stop();
            throw e;
        }
    }

    /** Lets every client and every board go in good order, within 10 s. A second call does nothing. */
    void stop() {
        steps.run();
    }

    /** Where a browser on this machine finds it. */
    String url() {
        return "http://" + urlHost(settings.host()) + ":" + port + settings.basePath() + "/";
    }

    /** Where a program on this machine finds it over raw TCP, as HOST:PORT. */
    Optional<String> tcpAddress() {
        return tcp.map(where -> urlHost(where.host()) + ":" + where.port());
    }

    /** Where figures and health are told. */
    Optional<String> adminUrl() {
        return admin.map(where -> "http://" + urlHost(where.host()) + ":" + where.port() + "/");
    }

    private void start() throws StartException, InterruptedException {
        // First, to be stopped last: until then somebody may count.
        steps.push("figures", STOP_METERS_MS, () -> {
            meters.close();
            return Future.succeededFuture();
        });
        Journal journal = new CountingJournal(Journals.open(settings), meters);
        steps.push(
                "journal",
                STOP_JOURNAL_MS,
                () -> Future.fromCompletionStage(CompletableFuture.runAsync(journal::close)));
        Optional<Nodes> nodes = Optional.empty();
        Vertx vertx;
        if (settings.cluster().isEmpty()) {
            vertx = Vertx.vertx(options());
        } else {
            HazelcastClusterManager manager = manager(settings.cluster().get());
            vertx = join(settings.cluster().get(), manager);
            nodes = Optional.of(HazelcastNodes.of(name, settings.eventLoops(), manager.getHazelcastInstance()));
        }
        vertx.exceptionHandler(Node::unhandled);
        steps.push("event loops", STOP_LOOPS_MS, vertx::close);
        BoardRouter boards = deployBoards(vertx, nodes, journal);
        deployGateways(vertx, boards, journal);
        deployAdmin(vertx, nodes, journal);
    }

    private HazelcastClusterManager manager(ClusterConfig cluster) {
        Config hazelcast = cluster.hazelcast();
        HazelcastNodes.announce(hazelcast, name, settings.eventLoops());
        return new HazelcastClusterManager(hazelcast);
    }

    private Vertx join(ClusterConfig cluster, HazelcastClusterManager manager)
            throws StartException, InterruptedException {
        try (JoinTurn turn = JoinTurn.take(settings, JOIN_TURN_MS)) {
            if (!turn.isOwn()) {
                LOG.warn("another node has been joining the cluster for {} ms: not waiting for it", JOIN_TURN_MS);
            }
            return await(
                    Vertx.builder()
                            .with(options().setEventBusOptions(cluster.eventBus()))
                            .withClusterManager(manager)
                            .buildClustered()
                            .timeout(JOIN_MS, TimeUnit.MILLISECONDS),
                    "cannot join the cluster");
        }
    }

    /** The port itself, or a free one for 0. Asked before anything is started, because a taken port is the likeliest mistake. */
    private static int freePort(String host, int port) throws StartException {
        try (ServerSocket probe = new ServerSocket()) {
            probe.bind(new InetSocketAddress(InetAddress.getByName(host), port));
            return probe.getLocalPort();
        } catch (IOException e) {
            throw StartException.because(cannotListen(host, port), e);
        }
    }

    private static String cannotListen(String host, int port) {
        return "cannot listen on port " + port + " of " + host;
    }

    private VertxOptions options() {
        return new VertxOptions().setEventLoopPoolSize(settings.eventLoops());
    }

    /** One instance an event loop: Vert.x hands the loops out in turn. */
    private BoardRouter deployBoards(Vertx vertx, Optional<Nodes> nodes, Journal journal)
            throws StartException, InterruptedException {
        List<BoardVerticle> instances = new ArrayList<>();
        String id = deploy(
                vertx,
                () -> {
                    BoardVerticle next =
                            new BoardVerticle(name, nodes, instances.size(), journal, Limits.DEFAULT, meters);
                    instances.add(next);
                    return next;
                },
                "cannot start the boards");
        steps.push("boards", STOP_BOARDS_MS, () -> vertx.undeploy(id));
        return new BoardRouter(
                journal, instances.stream().map(BoardVerticle::host).toList());
    }

    private void deployGateways(Vertx vertx, BoardRouter boards, Journal journal)
            throws StartException, InterruptedException {
        GatewaySettings where = new GatewaySettings(
                settings.host(),
                port,
                settings.basePath(),
                settings.origins(),
                settings.web(),
                settings.sockJsJsonp(),
                settings.patience().headerMs());
        Sessions sessions = new Sessions(
                boards,
                new SessionSettings(
                        Limits.DEFAULT,
                        settings.openBoards(),
                        settings.patience().outboundBytes(),
                        settings.patience().stalledMs(),
                        new SecureRandom(),
                        System::currentTimeMillis,
                        meters));
        Pictures pictures = new Pictures(Math.max(1, settings.eventLoops() / 2));
        steps.push("pictures", STOP_PICTURES_MS, () -> {
            pictures.close();
            return Future.succeededFuture();
        });
        List<String> doors = new ArrayList<>();
        // All at once: clients over raw TCP do not wait until those over HTTP have gone.
        steps.push(
                "gateways",
                STOP_GATEWAYS_MS,
                () -> Future.join(doors.stream().map(vertx::undeploy).toList()));
        doors.add(deploy(
                vertx,
                () -> new GatewayVerticle(where, sessions, pictures, () -> journal.board(HEALTH_PROBE)),
                cannotListen(settings.host(), port)));
        if (tcp.isPresent()) {
            TcpSettings raw = tcp.get();
            doors.add(deploy(vertx, () -> new TcpVerticle(raw, sessions), cannotListen(raw.host(), raw.port())));
        }
    }

    /** After the gateways, so that it goes first and ready means ready. */
    private void deployAdmin(Vertx vertx, Optional<Nodes> nodes, Journal journal)
            throws StartException, InterruptedException {
        if (admin.isEmpty()) {
            return;
        }
        Admin where = admin.get();
        JsonObject about = new JsonObject().put("node", name).put("version", Version.number());
        HealthDetail health = new HealthDetail(
                about,
                () -> journal.board(HEALTH_PROBE),
                () -> nodes.map(all -> all.live().keySet()).orElse(Set.of(name)),
                () -> meters.level(Metrics.Level.BOARDS),
                meters::connections);
        String id = await(
                vertx.deployVerticle(new AdminVerticle(where.host(), where.port(), meters::tell, health)),
                cannotListen(where.host(), where.port()));
        steps.push("figures' port", STOP_ADMIN_MS, () -> vertx.undeploy(id));
    }

    /** On every event loop. */
    private String deploy(Vertx vertx, Supplier<Deployable> verticle, String otherwise)
            throws StartException, InterruptedException {
        DeploymentOptions options = new DeploymentOptions().setInstances(settings.eventLoops());
        return await(vertx.deployVerticle(verticle, options), otherwise);
    }

    private static <T> T await(Future<T> future, String otherwise) throws StartException, InterruptedException {
        try {
            return future.toCompletionStage().toCompletableFuture().get();
        } catch (ExecutionException e) {
            throw StartException.because(otherwise, e);
        }
    }

    /** What a handler threw: a fault of ours, so with its whole stack. */
    private static void unhandled(Throwable thrown) {
        boolean ownFrame = Arrays.stream(thrown.getStackTrace())
                .anyMatch(frame -> frame.getClassName().startsWith("io.inkwire."));
        if (!ownFrame && "Promise already completed".equals(thrown.getMessage())) {
            // Vert.x 5.0.10 fails each write twice that waits on an event-bus connection when that breaks.
            LOG.debug("twice", thrown);
        } else {
            LOG.error("unhandled", thrown);
        }
    }

    private static String urlHost(String host) {
        return switch (host) {
            case "0.0.0.0", "::", "127.0.0.1", "::1" -> "localhost";
            default -> host.contains(":") ? "[" + host + "]" : host;
        };
    }
}
