package io.inkwire.transport;

import io.inkwire.model.Loop;
import io.inkwire.session.Connection;
import io.inkwire.session.Session;
import io.inkwire.wire.CloseCode;
import io.inkwire.wire.Payload;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.WebSocketFrame;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/**
 * A WebSocket as a connection (TRN-2): binary messages only, fragments put together up to the limit, exact close codes.
 * Confined to the gateway's loop.
 */
final class WebSocketConnection implements Connection {
    /** What a close frame has room for beside the code. */
    private static final int REASON_BYTES = 123;

    private final ServerWebSocket socket;
    private final HttpConnection tcp;
    private final Loop loop;
    private final int messageBytes;
    private final Session session;
    /** Fragments of a message that is not whole yet. */
    private Buffer fragments = Buffer.buffer();

    private boolean closing;

    /**
     * @param messageBytes the longest message that is taken
     * @param open makes the session
     */
    WebSocketConnection(
            ServerWebSocket socket,
            HttpConnection tcp,
            Loop loop,
            int messageBytes,
            Function<Connection, Session> open) {
        this.socket = socket;
        this.tcp = tcp;
        this.loop = loop;
        this.messageBytes = messageBytes;
        this.session = open.apply(this);
        socket.frameHandler(this::frame)
                .drainHandler(nothing -> session.drained())
                .exceptionHandler(this::failed);
    }

    Session session() {
        return session;
    }

    private void frame(WebSocketFrame frame) {
        if (closing) {
            return;
        }
        if (frame.isText()) {
            session.broken(CloseCode.TEXT, "Only binary messages are taken.");
        } else if (frame.isBinary() || frame.isContinuation()) {
            data(frame);
        }
    }

    private void data(WebSocketFrame frame) {
        Buffer data = frame.binaryData();
        if (fragments.length() + data.length() > messageBytes) {
            fragments = Buffer.buffer();
            session.broken(CloseCode.TOO_BIG, "A message is over the limit of " + messageBytes + " bytes.");
        } else if (!frame.isFinal()) {
            fragments.appendBuffer(data);
        } else if (fragments.length() == 0) {
            session.received(data.getBytes());
        } else {
            byte[] message = fragments.appendBuffer(data).getBytes();
            fragments = Buffer.buffer();
            session.received(message);
        }
    }

    /** Without this handler Vert.x would close with 1000 whatever was wrong. */
    private void failed(Throwable failure) {
        if (failure instanceof CorruptedWebSocketFrameException corrupted) {
            CloseCode close = switch (corrupted.closeStatus().code()) {
                case 1007 -> CloseCode.BAD_PAYLOAD;
                case 1009 -> CloseCode.TOO_BIG;
                default -> CloseCode.PROTOCOL;
            };
            session.broken(close, "A WebSocket frame breaks the protocol.");
        }
        // Anything else is the socket's end, which its close handler reports.
    }

    @Override
    public Loop loop() {
        return loop;
    }

    @Override
    public String transport() {
        return "websocket";
    }

    @Override
    public void write(Payload payload) {
        if (!closing && !socket.isClosed()) {
            // One buffer is shared by all sockets; the frame around it is each one's own, for writing moves its reader.
            var unused = socket.writeFinalBinaryFrame(
                    payload.wrapped(Buffer.class, shared -> Buffer.buffer(shared.bytes())));
        }
    }

    @Override
    public boolean full() {
        // A closed socket takes everything and nothing; asked then, it would throw.
        return !socket.isClosed() && socket.writeQueueFull();
    }

    @Override
    public void pause() {
        socket.pause();
    }

    @Override
    public void resume() {
        socket.resume();
    }

    @Override
    public void close(int code, String reason) {
        if (!closing) {
            closing = true;
            // What the client still sends is read and ignored, or its close frame would never be seen.
            socket.resume();
            var unused = socket.close((short) code, reasonOf(reason));
        }
    }

    private static String reasonOf(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return bytes.length <= REASON_BYTES ? text : "";
    }

    @Override
    public void abort() {
        closing = true;
        Aborts.abort(tcp);
    }
}
