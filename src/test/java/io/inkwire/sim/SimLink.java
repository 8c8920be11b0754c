package io.inkwire.sim;

import io.inkwire.model.Loop;
import io.inkwire.session.Connection;
import io.inkwire.session.Session;
import io.inkwire.wire.Payload;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** One socket between a client and a node: keeps the order of what it carries, and may be cut at any moment. */
final class SimLink {
    /** Where the client's side of the socket ends. */
    interface ClientEnd {
        void received(byte[] message);

        void disconnected(int closeCode);
    }

    private final Loop clientLoop;
    private final SimNode node;
    private final ClientEnd client;
    private final RandomGenerator random;
    private final @Nullable Session session;
    private boolean cut;
    private boolean closing;
    private long lastUpMs;
    private long lastDownMs;

    SimLink(Loop clientLoop, SimNode node, ClientEnd client, RandomGenerator random) {
        this.clientLoop = clientLoop;
        this.node = node;
        this.client = client;
        this.random = random;
        this.session = node.session(new ServerEnd());
    }

    SimNode node() {
        return node;
    }

    void send(byte[] message) {
        if (!cut && !closing) {
            lastUpMs = Math.max(lastUpMs, clientLoop.nowMs() + random.nextInt(4));
            node.gatewayLoop().after(lastUpMs - clientLoop.nowMs(), () -> {
                if (!cut && session != null) {
                    session.received(message);
                }
            });
        }
    }

    /** The network breaks here: what is under way either way is lost; each side learns of it in its own time. */
    void cut() {
        if (!cut) {
            cut = true;
            clientLoop.after(random.nextInt(50), () -> client.disconnected(1006));
            // The server may take a half-open connection for alive a while longer.
            node.gatewayLoop().after(random.nextInt(400), this::closed);
        }
    }

    /** The client lets go. */
    void close() {
        if (!cut) {
            cut = true;
            node.gatewayLoop().after(random.nextInt(10), this::closed);
        }
    }

    private void closed() {
        if (session != null) {
            session.closed();
        }
    }

    /** The server's side of the socket. */
    final class ServerEnd implements Connection {
        private ServerEnd() {}

        @Override
        public Loop loop() {
            return node.gatewayLoop();
        }

        @Override
        public String transport() {
            return "simulated";
        }

        @Override
        public void write(Payload payload) {
            down(() -> client.received(payload.bytes().clone()));
        }

        private void down(Runnable delivery) {
            if (!cut && !closing) {
                lastDownMs = Math.max(lastDownMs, clientLoop.nowMs() + random.nextInt(4));
                clientLoop.after(lastDownMs - clientLoop.nowMs(), () -> {
                    if (!cut) {
                        delivery.run();
                    }
                });
            }
        }

        @Override
        public boolean full() {
            return false;
        }

        @Override
        public void pause() {}

        @Override
        public void resume() {}

        @Override
        public void close(int code, String reason) {
            down(() -> {
                cut = true;
                client.disconnected(code);
            });
            closing = true;
            loop().execute(SimLink.this::closed);
        }

        @Override
        public void abort() {
            close(1006, "");
        }
    }
}
