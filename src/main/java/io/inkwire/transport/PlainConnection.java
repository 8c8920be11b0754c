package io.inkwire.transport;

import io.inkwire.model.BoardId;
import io.inkwire.model.Loop;
import io.inkwire.session.Connection;
import io.inkwire.session.Session;
import io.inkwire.wire.CloseCode;
import io.inkwire.wire.Frames;
import io.inkwire.wire.Payload;
import io.vertx.core.shareddata.Shareable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A connection over plain HTTP requests (TRN-4): what the client is owed is numbered and waits for the request that reads
 * it. Confined to the loop of the gateway on which it was made; its requests may come on others, which hop here.
 *
 * <p>Always holds: at most one request reads and at most one POST is under way; with no reader for {@code unreadMs}, or once
 * the last words were read, it is gone.
 */
final class PlainConnection implements Connection, Shareable {
    /** Bytes that the client has not taken at which the connection is full, and at which it no longer is. */
    private static final int FULL_BYTES = 256 * 1024;

    private static final int DRAINED_BYTES = FULL_BYTES / 2;

    /** What becomes of a request that sends. Called on the connection's loop. */
    interface Outcome {
        /** Taken. @param frames the first words of a connection just made, else nothing */
        void taken(byte[] frames);

        /** The connection has ended. @param frames what it said last, the Fault at the end */
        void ended(int closeCode, byte[] frames);

        /** There is no such connection any more. */
        void gone();
    }

    /**
     * What all plain connections have in common.
     *
     * @param keepBytes of messages that a stream's client may ask for again
     * @param unreadMs how long a connection lives that nobody reads, and a message is kept that a stream has taken
     */
    record Bounds(int keepBytes, long unreadMs) {}

    private final BoardId board;
    private final Loop loop;
    private final Bounds bounds;
    private final Consumer<PlainConnection> gone;
    private final MessageLog log;
    private final Session session;
    /** A POST has come and is not answered; set by the request's loop. */
    private final AtomicBoolean posting = new AtomicBoolean();
    /** Until Welcome: the first words, which go into the answer that makes the connection. */
    private List<byte[]> firstWords = new ArrayList<>();

    private Payload lastWords = new Payload(new byte[0]);
    private @Nullable Outcome waiting;
    /** What the POST that waits has brought while reading was paused. */
    private byte @Nullable [] held;

    private @Nullable PlainReader reader;
    private Loop.@Nullable Timer unread;
    private String transport = "plain-http";
    private boolean welcomed;
    private boolean full;
    private boolean paused;
    private int closeCode;
    private boolean isGone;

    /**
     * @param open makes the session
     * @param gone called once, when the connection is no more
     */
    PlainConnection(
            BoardId board,
            Loop loop,
            Bounds bounds,
            Function<Connection, Session> open,
            Consumer<PlainConnection> gone) {
        this.board = board;
        this.loop = loop;
        this.bounds = bounds;
        this.gone = gone;
        this.log = new MessageLog(bounds.keepBytes(), bounds.unreadMs());
        this.session = open.apply(this);
    }

    /** Thread-safe: never changes. */
    BoardId board() {
        return board;
    }

    Session session() {
        return session;
    }

    /** One POST at a time; true for the one that may go on, until it is answered or {@link #abandoned}. Thread-safe. */
    boolean beginPost() {
        return posting.compareAndSet(false, true);
    }

    /** The POST under way waits for its end: the Hello's for the Welcome, any other until its frames are taken (SES-8). */
    void await(Outcome outcome) {
        waiting = outcome;
        if (isGone) {
            answered(outcome).gone();
        } else if (isClosing()) {
            answered(outcome).ended(closeCode, lastWords.bytes());
        }
    }

    /** That POST's turn is over, before its client can know it and send the next. */
    private Outcome answered(Outcome post) {
        waiting = null;
        held = null;
        posting.set(false);
        return post;
    }

    /** The body of the POST that waits: one message. */
    void received(byte[] message) {
        if (isClosing() || isGone) {
            return;
        }
        if (paused) {
            held = message;
        } else {
            session.received(message);
            answerTaken();
        }
    }

    /** What the POST that waits brought is no message. @param text one sentence for a person */
    void broken(CloseCode code, String text) {
        if (!isClosing()) {
            session.broken(code, text);
        }
    }

    /** The request that waits for an answer is gone. */
    void abandoned(Outcome outcome) {
        if (waiting == outcome) {
            answered(outcome);
            if (!welcomed) {
                // Nobody has ever been told its address.
                end();
            }
        }
    }

    /** Whether a reader that has all up to message {@code number} can go on from there. */
    boolean keepsAfter(long number) {
        return !isGone && log.keepsAfter(number);
    }

    long lastMessage() {
        return log.last();
    }

    /** The request reads from now on, in the place of any other, after message {@code number}, which {@link #keepsAfter} allows. */
    void attach(PlainReader next, long number) {
        session.heard();
        PlainReader before = reader;
        reader = next;
        if (!transport.equals(next.transport())) {
            transport = next.transport();
            session.transportChanged();
        }
        stopUnread();
        if (before != null) {
            before.superseded();
        }
        log.acknowledge(number);
        next.attached(this, log);
        if (isClosing() && reader == next) {
            next.ended(closeCode);
        }
        checkDrained();
    }

    /** The socket of the reader, which is a stream's, has taken all up to message {@code number}. */
    void streamed(PlainReader by, long number) {
        if (reader == by) {
            log.streamed(number, loop.nowMs());
            checkDrained();
        }
    }

    /** The request reads no more. @param wholly it has read all there was */
    void detach(PlainReader which, boolean wholly) {
        if (reader != which) {
            return;
        }
        reader = null;
        if (isClosing() && wholly) {
            end();
        } else {
            startUnread();
        }
    }

    /** The client leaves, or nobody reads. */
    void end() {
        if (isGone) {
            return;
        }
        isGone = true;
        stopUnread();
        PlainReader last = reader;
        reader = null;
        if (last != null) {
            last.gone();
        }
        if (waiting != null) {
            answered(waiting).gone();
        }
        session.closed();
        gone.accept(this);
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
        if (isClosing() || isGone) {
            return;
        }
        lastWords = payload;
        if (welcomed) {
            log.add(payload, loop.nowMs());
            full |= log.owedBytes() >= FULL_BYTES;
            if (reader != null) {
                reader.arrived();
            }
            return;
        }
        firstWords.add(payload.bytes());
        if (Frames.beginsWithWelcome(payload.bytes())) {
            welcomed = true;
            startUnread();
            answerTaken();
        }
    }

    @Override
    public boolean full() {
        return full;
    }

    private void checkDrained() {
        if (full && log.owedBytes() <= DRAINED_BYTES) {
            full = false;
            if (!isClosing() && !isGone) {
                session.drained();
            }
        }
    }

    @Override
    public void pause() {
        paused = true;
    }

    @Override
    public void resume() {
        paused = false;
        byte[] message = held;
        held = null;
        if (message == null) {
            answerTaken();
        } else {
            received(message);
        }
    }

    private void answerTaken() {
        Outcome post = waiting;
        if (post != null && welcomed && !paused && !isClosing()) {
            byte[] frames = Frames.concat(firstWords);
            firstWords = new ArrayList<>();
            answered(post).taken(frames);
        }
    }

    /** The code is in the last Fault. */
    @Override
    public void close(int code, String reason) {
        if (isClosing() || isGone) {
            return;
        }
        closeCode = code;
        if (waiting != null) {
            answered(waiting).ended(code, welcomed ? lastWords.bytes() : Frames.concat(firstWords));
        }
        if (!welcomed) {
            end();
        } else if (reader != null) {
            reader.ended(code);
        } else {
            // The session need not wait for who reads its last words; those are kept as long as any others.
            session.closed();
        }
    }

    private boolean isClosing() {
        return closeCode != 0;
    }

    @Override
    public void abort() {
        if (reader != null) {
            reader.abort();
        }
        end();
    }

    private void startUnread() {
        stopUnread();
        if (!isGone) {
            unread = loop.after(bounds.unreadMs(), this::end);
        }
    }

    private void stopUnread() {
        if (unread != null) {
            unread.cancel();
            unread = null;
        }
    }
}
