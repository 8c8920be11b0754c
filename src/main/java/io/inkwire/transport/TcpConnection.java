package io.inkwire.transport;

import io.inkwire.model.Loop;
import io.inkwire.session.Connection;
import io.inkwire.session.Session;
import io.inkwire.wire.CloseCode;
import io.inkwire.wire.FrameSplitter;
import io.inkwire.wire.Payload;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.util.function.Function;

/** A raw TCP socket as a connection (TRN-7): delimited frames both ways. Confined to the gateway's loop. */
final class TcpConnection implements Connection, FrameSplitter.Sink {
    private final NetSocket socket;
    private final Loop loop;
    private final FrameSplitter frames;
    private final Session session;
    private boolean closing;

    /**
     * @param frameBytes the longest frame that is taken
     * @param open makes the session
     */
    TcpConnection(NetSocket socket, Loop loop, int frameBytes, Function<Connection, Session> open) {
        this.socket = socket;
        this.loop = loop;
        this.frames = new FrameSplitter(frameBytes, this);
        this.session = open.apply(this);
        socket.drainHandler(nothing -> session.drained());
    }

    Session session() {
        return session;
    }

    void received(Buffer chunk) {
        if (!closing) {
            frames.take(chunk.getBytes());
        }
    }

    @Override
    public void frame(byte[] delimited) {
        if (!closing) {
            session.received(delimited);
        }
    }

    @Override
    public void broken(CloseCode close, String text) {
        session.broken(close, text);
    }

    @Override
    public Loop loop() {
        return loop;
    }

    @Override
    public String transport() {
        return "tcp";
    }

    @Override
    public void write(Payload payload) {
        if (!closing) {
            // One buffer is shared by all sockets: each write reads through a view of its own.
            var unused = socket.write(payload.wrapped(Buffer.class, shared -> Buffer.buffer(shared.bytes())));
        }
    }

    @Override
    public boolean full() {
        return socket.writeQueueFull();
    }

    @Override
    public void pause() {
        socket.pause();
    }

    @Override
    public void resume() {
        socket.resume();
    }

    /** The code is in the last Fault. */
    @Override
    public void close(int code, String reason) {
        if (!closing) {
            closing = true;
            // What the client still sends is read and ignored, or the socket's end would reset what it has not read
            // yet.
            socket.resume();
            var unused = socket.end();
        }
    }

    @Override
    public void abort() {
        closing = true;
        Aborts.abort(socket);
    }
}
