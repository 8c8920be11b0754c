package io.inkwire.app.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.inkwire.model.BoardId;
import io.inkwire.model.Epoch;
import io.inkwire.transport.VertxLoop;
import io.inkwire.wire.Decoded;
import io.inkwire.wire.Frames;
import io.inkwire.wire.MessageDecoder;
import io.inkwire.wire.Received;
import io.inkwire.wire.pb.Wire;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.ServerWebSocket;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The link over real sockets, against servers that say only what a test has them say. */
final class ServerLinkTest {
    private static final long PATIENCE_S = 10;

    private final Vertx vertx = Vertx.vertx();
    private final BlockingQueue<ClientEvent> events = new LinkedBlockingQueue<>();

    private final Queue<Throwable> unhandled = new ConcurrentLinkedQueue<>();

    ServerLinkTest() {
        vertx.exceptionHandler(unhandled::add);
    }

    @AfterEach
    void end() throws Exception {
        done(vertx.close());
        assertThat(unhandled).isEmpty();
    }

    @Test
    @DisplayName("[TRN-2] it asks for the board under the subprotocol and says Hello in one binary message")
    void connects() throws Exception {
        Server server = new Server();
        open(server.url());
        ServerWebSocket socket = next(server.sockets);
        assertThat(socket.path()).isEqualTo("/ws");
        assertThat(socket.query()).isEqualTo("board=board");
        assertThat(socket.subProtocol()).isEqualTo("inkwire.v1");
        assertThat(next(server.frames).getHello().getBoard()).isEqualTo("board");
    }

    @Test
    @DisplayName("[SES-3] when its server goes it goes to the other one with its session, and back again")
    void goesOver() throws Exception {
        Server one = new Server();
        Server other = new Server();
        open(one.url(), other.url());
        assertThat(next(one.frames).getHello().getSession().isEmpty()).isTrue();
        one.welcome(next(one.sockets));
        awaitEvent(ClientEvent.CaughtUp.class);
        done(one.server.close());

        assertThat(next(other.frames).getHello().getSession()).isEqualTo(Desk.TOKEN);
        assertThat(other.sockets).hasSize(1);
        awaitEvent(ClientEvent.Disconnected.class);
    }

    @Test
    @DisplayName("an address where nobody listens costs one try")
    void skipsTheDead() throws Exception {
        Server other = new Server();
        open(URI.create("http://127.0.0.1:1"), other.url());
        assertThat(next(other.frames).hasHello()).isTrue();
    }

    @Test
    @DisplayName("[SES-4] [LIM-3] the server's close code reaches the session: taken over, it stays away")
    void hearsTheCloseCode() throws Exception {
        Server server = new Server();
        open(server.url());
        assertThat(next(server.frames).hasHello()).isTrue();
        done(next(server.sockets).close((short) 4409, "taken over"));
        awaitEvent(ClientEvent.Ended.class);
    }

    @Test
    @DisplayName("a connection that is reset costs the connection only")
    void survivesAReset() throws Exception {
        try (ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            open(URI.create("http://127.0.0.1:" + listening.getLocalPort()));
            try (Socket first = listening.accept()) {
                upgrade(first);
                first.setSoLinger(true, 0);
            }
            awaitEvent(ClientEvent.Disconnected.class);
            try (Socket second = listening.accept()) {
                upgrade(second);
            }
        }
    }

    @Test
    @DisplayName("closed, it leaves the client alone, whatever it is asked")
    void closesForGood() throws Exception {
        ManualLoop loop = new ManualLoop();
        ClientSession.Config config = new ClientSession.Config(new BoardId("board"), "key", "Ann", 0);
        ServerLink link = new ServerLink(
                loop,
                new WebSocketDialler(vertx.createWebSocketClient()),
                List.of(URI.create("http://127.0.0.1:1")),
                0,
                config.board(),
                events::add);
        link.carry(new ClientSession(loop, new SplittableRandom(1), config, link));
        assertThat(loop.pending()).isEqualTo(1);
        done(link.close());
        assertThat(loop.pending()).isZero();
        link.reconnect(1);
        assertThat(loop.pending()).isZero();
    }

    /** RFC 6455, section 4.2.2; then waits for the client's first bytes. */
    private static void upgrade(Socket socket) throws Exception {
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        String key = "";
        for (String line = lines.readLine(); line != null && !line.isEmpty(); line = lines.readLine()) {
            if (line.toLowerCase(Locale.ROOT).startsWith("sec-websocket-key:")) {
                key = line.substring(line.indexOf(':') + 1).trim();
            }
        }
        byte[] sha1 = MessageDigest.getInstance("SHA-1")
                .digest((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream()
                .write(("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                                + "Sec-WebSocket-Protocol: inkwire.v1\r\nSec-WebSocket-Accept: "
                                + Base64.getEncoder().encodeToString(sha1) + "\r\n\r\n")
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(lines.read()).isNotEqualTo(-1);
    }

    private void open(URI... servers) throws Exception {
        done(vertx.deployVerticle(new VerticleBase() {
            @Override
            public Future<?> start() {
                VertxLoop loop = new VertxLoop(vertx, context);
                ClientSession.Config config = new ClientSession.Config(new BoardId("board"), "key", "Ann", 0);
                ServerLink link = new ServerLink(
                        loop,
                        new WebSocketDialler(vertx.createWebSocketClient()),
                        List.of(servers),
                        0,
                        config.board(),
                        events::add);
                link.carry(new ClientSession(loop, new SplittableRandom(1), config, link));
                return Future.succeededFuture();
            }
        }));
    }

    private void awaitEvent(Class<? extends ClientEvent> kind) throws InterruptedException {
        while (!kind.isInstance(next(events))) {
            // what came before it
        }
    }

    private static <T> T next(BlockingQueue<T> queue) throws InterruptedException {
        @Nullable T next = queue.poll(PATIENCE_S, TimeUnit.SECONDS);
        assertThat(next).as("something within %s s", PATIENCE_S).isNotNull();
        return Objects.requireNonNull(next);
    }

    private static <T> T done(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(PATIENCE_S, TimeUnit.SECONDS);
    }

    /** A port that takes WebSockets and keeps what they bring. */
    private final class Server {
        private final BlockingQueue<ServerWebSocket> sockets = new LinkedBlockingQueue<>();
        private final BlockingQueue<Wire.Frame> frames = new LinkedBlockingQueue<>();
        private final HttpServer server;

        Server() throws Exception {
            server = vertx.createHttpServer(
                            new HttpServerOptions().setHost("127.0.0.1").addWebSocketSubProtocol("inkwire.v1"))
                    .webSocketHandler(socket -> {
                        sockets.add(socket);
                        socket.binaryMessageHandler(this::received);
                    });
            done(server.listen(0));
        }

        URI url() {
            return URI.create("http://127.0.0.1:" + server.actualPort());
        }

        void welcome(ServerWebSocket socket) {
            byte[] message =
                    Frames.encode(Desk.welcome(7, 0, Epoch.NONE, false, 0), Desk.snapshot(0, 0, Epoch.NONE, true));
            socket.writeBinaryMessage(Buffer.buffer(message));
        }

        private void received(Buffer message) {
            Decoded.Message whole = (Decoded.Message) MessageDecoder.decode(message.getBytes(), 1 << 18);
            whole.frames().forEach(frame -> frames.add(((Received.Known) frame).frame()));
        }
    }
}
