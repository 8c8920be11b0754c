package io.inkwire.transport;

import io.inkwire.model.Loop;
import io.inkwire.session.Connection;
import io.inkwire.session.Session;
import io.inkwire.wire.Base64Text;
import io.inkwire.wire.CloseCode;
import io.inkwire.wire.Payload;
import io.vertx.core.AsyncResult;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.handler.sockjs.SockJSSocket;
import java.util.Optional;
import java.util.function.Function;

/**
 * A SockJS session as a connection (TRN-3): each string is the base64 of one message. Confined to the loop of the gateway
 * on which the session began; its requests may come on others.
 *
 * <p>Counts by itself what the client has not taken: Vert.x's SockJS calls its queue empty as soon as it has handed it to
 * the response, however slowly that is read.
 */
final class SockJsConnection implements Connection {
    /** Characters under way at which the connection is full, and at which it no longer is. */
    private static final int FULL_CHARS = 128 * 1024;

    private static final int DRAINED_CHARS = FULL_CHARS / 2;

    private final SockJSSocket socket;
    private final String transport;
    private final Loop loop;
    private final SendGate gate;
    private final Runnable abort;
    private final int messageBytes;
    private final Session session;
    private int underWayChars;
    private boolean full;
    private boolean closing;

    /**
     * @param transport SockJS's name of how the session began
     * @param messageBytes the longest message that is taken
     * @param abort lets go of the request that the client receives by
     * @param open makes the session
     */
    SockJsConnection(
            SockJSSocket socket,
            String transport,
            Loop loop,
            SendGate gate,
            int messageBytes,
            Runnable abort,
            Function<Connection, Session> open) {
        this.socket = socket;
        this.transport = transport;
        this.loop = loop;
        this.gate = gate;
        this.messageBytes = messageBytes;
        this.abort = abort;
        this.session = open.apply(this);
        socket.handler(this::received);
    }

    Session session() {
        return session;
    }

    private void received(Buffer text) {
        if (closing) {
            return;
        }
        // Base64 takes four characters for three bytes, and up to two more without or with padding.
        if (text.length() > Addresses.base64Chars(messageBytes)) {
            session.broken(CloseCode.TOO_BIG, "A message is over the limit of " + messageBytes + " bytes.");
            return;
        }
        Optional<byte[]> message = Base64Text.decode(text.toString());
        if (message.isPresent()) {
            session.received(message.get());
        } else {
            session.broken(CloseCode.BAD_PAYLOAD, "A message is not base64.");
        }
    }

    @Override
    public Loop loop() {
        return loop;
    }

    @Override
    public String transport() {
        return transport;
    }

    @Override
    public void write(Payload payload) {
        if (closing) {
            return;
        }
        String text = payload.text();
        underWayChars += text.length();
        full |= underWayChars >= FULL_CHARS;
        var unused = socket.write(text).onComplete(taken -> loop.execute(() -> taken(text.length(), taken)));
    }

    private void taken(int chars, AsyncResult<Void> result) {
        underWayChars -= chars;
        if (closing) {
            closeWhenWritten();
        } else if (result.succeeded() && full && underWayChars <= DRAINED_CHARS) {
            full = false;
            session.drained();
        }
    }

    @Override
    public boolean full() {
        return full;
    }

    @Override
    public void pause() {
        gate.pause();
    }

    @Override
    public void resume() {
        gate.resume();
    }

    /** The code is in the last Fault: SockJS has no way to say it. */
    @Override
    public void close(int code, String reason) {
        if (!closing) {
            closing = true;
            gate.resume();
            closeWhenWritten();
        }
    }

    /** Vert.x's own close drops what a poll has not fetched yet. */
    private void closeWhenWritten() {
        if (underWayChars <= 0) {
            socket.close();
        }
    }

    @Override
    public void abort() {
        closing = true;
        socket.close();
        abort.run();
    }
}
