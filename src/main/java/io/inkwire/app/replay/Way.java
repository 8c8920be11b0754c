package io.inkwire.app.replay;

import io.inkwire.app.client.ClientSession;
import io.inkwire.app.client.Dialler;
import io.inkwire.app.client.PlainDialler;
import io.inkwire.app.client.SockJsDialler;
import io.inkwire.app.client.SockJsReading;
import io.inkwire.app.client.TcpDialler;
import io.inkwire.app.client.WebSocketDialler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import java.util.Arrays;
import java.util.Optional;

/** By which transport the clients of a replay come. */
public enum Way {
    WEBSOCKET("websocket"),
    XHR_STREAMING("xhr-streaming"),
    EVENTSOURCE("eventsource"),
    HTMLFILE("htmlfile"),
    XHR_POLLING("xhr-polling"),
    JSONP_POLLING("jsonp-polling"),
    EVENTS("events"),
    LONG_POLLING("long-polling"),
    SHORT_POLLING("short-polling"),
    TCP("tcp");

    /** Written out: an annotation takes nothing else. */
    public static final String NAMES = "websocket, xhr-streaming, eventsource, htmlfile, xhr-polling, jsonp-polling,"
            + " events, long-polling, short-polling, tcp";

    private static final int CONNECT_MS = 5_000;

    /** Less than the patience of a server with a connection that asks for nothing: else a POST may meet its end. */
    private static final int KEEP_ALIVE_S = 5;

    private final String named;

    Way(String named) {
        this.named = named;
    }

    public static Optional<Way> named(String name) {
        return Arrays.stream(values()).filter(way -> way.named.equals(name)).findFirst();
    }

    /** What connections are made with; to be held as long as they are used, since Vert.x closes a client that nobody refers to. */
    public record Clients(WebSocketClient webSockets, HttpClient http, NetClient net) {
        /** @param connections that there are at most at once */
        public static Clients of(Vertx vertx, int connections) {
            return new Clients(
                    vertx.createWebSocketClient(new WebSocketClientOptions()
                            .setMaxConnections(connections)
                            .setMaxFrameSize(ClientSession.MESSAGE_BYTES)
                            .setMaxMessageSize(ClientSession.MESSAGE_BYTES)),
                    // One reads while the other sends.
                    vertx.createHttpClient(
                            new HttpClientOptions()
                                    .setConnectTimeout(CONNECT_MS)
                                    .setKeepAliveTimeout(KEEP_ALIVE_S),
                            new PoolOptions().setHttp1MaxSize(2 * connections)),
                    vertx.createNetClient(new NetClientOptions().setConnectTimeout(CONNECT_MS)));
        }
    }

    /** @param tcpPort of every server, for raw TCP alone */
    public Dialler dialler(Clients clients, int tcpPort) {
        return switch (this) {
            case WEBSOCKET -> new WebSocketDialler(clients.webSockets());
            case XHR_STREAMING -> new SockJsDialler(clients.http(), SockJsReading.XHR_STREAMING);
            case EVENTSOURCE -> new SockJsDialler(clients.http(), SockJsReading.EVENTSOURCE);
            case HTMLFILE -> new SockJsDialler(clients.http(), SockJsReading.HTMLFILE);
            case XHR_POLLING -> new SockJsDialler(clients.http(), SockJsReading.XHR_POLLING);
            case JSONP_POLLING -> new SockJsDialler(clients.http(), SockJsReading.JSONP_POLLING);
            case EVENTS -> new PlainDialler(clients.http(), PlainDialler.Reading.EVENTS);
            case LONG_POLLING -> new PlainDialler(clients.http(), PlainDialler.Reading.LONG_POLLING);
            case SHORT_POLLING -> new PlainDialler(clients.http(), PlainDialler.Reading.SHORT_POLLING);
            case TCP -> new TcpDialler(clients.net(), tcpPort);
        };
    }
}
