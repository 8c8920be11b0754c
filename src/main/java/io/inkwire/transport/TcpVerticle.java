package io.inkwire.transport;

import io.inkwire.model.Loop;
import io.inkwire.session.Sessions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The raw TCP port (TRN-7). One instance an event loop, all on one port; each owns its connections. Confined to its own loop.
 *
 * <p>To be undeployed before the boards are: its stop sends every session away with RESTART.
 */
public final class TcpVerticle extends VerticleBase {
    private final TcpSettings settings;
    private final Sessions sessions;
    private final LiveSessions live = new LiveSessions();
    private @Nullable NetServer server;

    public TcpVerticle(TcpSettings settings, Sessions sessions) {
        this.settings = settings;
        this.sessions = sessions;
    }

    /** Where it listens, once it is started. */
    public int port() {
        NetServer started = server;
        if (started == null) {
            throw new IllegalStateException("not started");
        }
        return started.actualPort();
    }

    @Override
    public Future<?> start() {
        Loop loop = new VertxLoop(vertx, context);
        NetServer made = vertx.createNetServer(new NetServerOptions()
                .setSendBufferSize(GatewayVerticle.SEND_BUFFER_BYTES)
                .setTcpNoDelay(true));
        server = made;
        FlashPolicy policy = new FlashPolicy(settings.origins(), settings.port());
        return made.connectHandler(new TcpDoor(sessions, live, loop, policy)).listen(settings.port(), settings.host());
    }

    @Override
    public Future<?> stop() {
        Future<Void> gone = live.restartAll();
        Future<Void> patience =
                vertx.timer(GatewayVerticle.STOP_MS, TimeUnit.MILLISECONDS).mapEmpty();
        NetServer started = server;
        return Future.any(gone, patience)
                .compose(nothing -> started == null ? Future.succeededFuture() : started.close());
    }

    /**
     * Where raw TCP is taken and which pages' Flash players may use it.
     *
     * @param host the address to bind
     * @param port 0 for any free one, which then each instance has for itself
     * @param origins such as {@code https://draw.example.org}
     */
    public record TcpSettings(String host, int port, Set<String> origins) {
        public TcpSettings {
            origins = Set.copyOf(origins);
        }
    }
}
