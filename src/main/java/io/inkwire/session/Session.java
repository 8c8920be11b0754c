package io.inkwire.session;

import io.inkwire.board.Boards;
import io.inkwire.board.CatchUp;
import io.inkwire.board.FeedItem;
import io.inkwire.board.Joined;
import io.inkwire.board.Member;
import io.inkwire.metrics.Metrics.Traffic;
import io.inkwire.model.BoardId;
import io.inkwire.model.Loop;
import io.inkwire.wire.CloseCode;
import io.inkwire.wire.Decoded;
import io.inkwire.wire.MessageDecoder;
import io.inkwire.wire.Received;
import io.inkwire.wire.pb.Wire;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One client's logical connection, from the first byte to the last: waits for Hello, joins the board, is open, is over.
 * Each part of the work is another class's; this one holds only what state the session is in. Confined to the connection's
 * loop.
 *
 * <p>Always holds: after {@link #end} or {@link #closed} nothing is written, no timer runs and no seat is kept.
 */
public final class Session {
    /** SES-1. */
    static final long HELLO_MS = 5_000;

    /** How long a connection may take to close in order; longer than a reader's round trip, shorter than its patience. */
    static final long CLOSING_MS = 5_000;

    /** The same for one that takes nothing: what fits its socket now is all that will. */
    private static final long STALLED_CLOSING_MS = 500;

    private static final int RETRY_MS = 500;

    private static final Logger LOG = LoggerFactory.getLogger(Session.class);

    private enum State {
        WAITING,
        JOINING,
        OPEN,
        ENDED
    }

    private final Connection connection;
    private final Boards boards;
    private final SessionSettings settings;
    private final Greeting greeting;
    private final Heartbeat heartbeat;
    private final Intake intake;
    private final Rates rates;
    private final Outbound outbound;
    private State state = State.WAITING;
    private Traffic traffic;
    private @Nullable OpenSession open;
    private Loop.@Nullable Timer deadline;
    private int pings;

    /** For a transport whose address names no board. */
    public Session(Connection connection, Boards boards, SessionSettings settings) {
        this(connection, boards, settings, Optional.empty());
    }

    /** @param addressed the board that the connection's address names (TRN-8): Hello must name the same */
    public Session(Connection connection, Boards boards, SessionSettings settings, Optional<BoardId> addressed) {
        Loop loop = connection.loop();
        this.connection = connection;
        this.boards = boards;
        this.settings = settings;
        this.greeting = new Greeting(boards, settings, addressed);
        this.rates = new Rates(settings.limits(), loop.nowMs());
        this.heartbeat = new Heartbeat(loop, this::ping, () -> end(Ending.tooSlow("Nothing has come for too long.")));
        this.traffic = settings.metrics().connected(connection.transport());
        this.outbound = new Outbound(connection, settings, heartbeat, this::end, bytes -> traffic.sent(bytes));
        this.intake = new Intake(connection, rates, heartbeat, this::take, this::flooded, this::failed);
        this.deadline = loop.after(HELLO_MS, () -> end(Ending.tooSlow("No Hello has come in time.")));
        heartbeat.start();
    }

    /** One whole message of the client. */
    public void received(byte[] message) {
        traffic.received(message.length);
        if (state == State.ENDED) {
            return;
        }
        Decoded decoded = MessageDecoder.decode(message, settings.limits().frameBytes());
        if (decoded instanceof Decoded.Message whole) {
            heartbeat.heard();
            intake.take(whole.frames());
        } else if (decoded instanceof Decoded.Broken broken) {
            broken(broken.close(), broken.text());
        }
    }

    /** The client has asked for what it is owed, which is a sign of life as good as a frame (SES-5). */
    public void heard() {
        heartbeat.heard();
    }

    /** What came is no message, as its transport can tell. @param text one sentence for a person */
    public void broken(CloseCode close, String text) {
        end(Ending.broken(close, text));
    }

    /** {@link Connection#full} has turned from true to false. */
    public void drained() {
        if (state != State.ENDED) {
            outbound.drained();
        }
    }

    /** {@link Connection#transport} has another name now. */
    public void transportChanged() {
        if (traffic != Traffic.UNCOUNTED) {
            traffic.gone();
            traffic = settings.metrics().connected(connection.transport());
        }
    }

    /** The connection is gone. */
    public void closed() {
        traffic.gone();
        traffic = Traffic.UNCOUNTED;
        state = State.ENDED;
        release();
        outbound.stop();
        cancelDeadline();
    }

    /** This server is going away: the client is told to come back at once, to another node if there is one. */
    public void restart() {
        end(Ending.restart("The server is restarting.", settings.retryMs(RETRY_MS)));
    }

    private void take(Received received) {
        if (received instanceof Received.Known known) {
            take(known.frame());
        } else if (received instanceof Received.Unusable unusable) {
            if (state == State.WAITING) {
                end(Ending.protocol("The first frame must be Hello."));
            } else {
                outbound.answer(Faults.protocol(unusable.why()));
            }
        }
    }

    private void take(Wire.Frame frame) {
        switch (state) {
            case WAITING -> {
                if (frame.hasHello()) {
                    hello(frame.getHello());
                } else {
                    end(Ending.protocol("The first frame must be Hello."));
                }
            }
            case JOINING -> {
                if (frame.hasHello()) {
                    end(Ending.protocol("A second Hello."));
                } else {
                    outbound.answer(Faults.protocol("Nothing may be sent between Hello and Welcome."));
                }
            }
            case OPEN -> {
                if (frame.hasHello()) {
                    end(Ending.protocol("A second Hello."));
                } else if (open != null) {
                    open.take(frame);
                }
            }
            case ENDED -> {}
        }
    }

    private void hello(Wire.Hello hello) {
        state = State.JOINING;
        cancelDeadline();
        var unused = greeting.greet(hello)
                .whenCompleteAsync(
                        (Greeting.@Nullable Greeted greeted, @Nullable Throwable failure) -> {
                            if (state != State.JOINING) {
                                return;
                            }
                            if (greeted instanceof Greeting.Greeted.Admitted admitted) {
                                boards.join(admitted.board(), admitted.join(), new AtBoard(admitted));
                            } else if (greeted instanceof Greeting.Greeted.Refused refused) {
                                end(refused.ending());
                            } else if (failure != null) {
                                LOG.warn("a Hello could not be judged: {}", failure.toString());
                                end(greeting.failed());
                            }
                        },
                        connection.loop());
    }

    private void ping() {
        outbound.ping(++pings);
    }

    private void flooded() {
        end(new Ending(Wire.Code.RATE, CloseCode.RATE, "Frames come at ten times the allowed rate."));
    }

    /** A fault of ours, met while a frame of this client was taken: it costs this session alone. */
    private void failed(RuntimeException fault) {
        LOG.error("a frame could not be taken", fault);
        end(Ending.restart("The server has met a fault of its own.", settings.retryMs(RETRY_MS)));
    }

    /** Says why, closes in order, and lets go of everything. */
    private void end(Ending ending) {
        if (state == State.ENDED) {
            return;
        }
        state = State.ENDED;
        settings.metrics().ended(ending.code().name());
        LOG.debug("{} ended with {} {}: {}", connection.transport(), ending.close(), ending.code(), ending.text());
        release();
        cancelDeadline();
        boolean stalled = ending.code() == Wire.Code.TOO_SLOW && connection.full();
        outbound.finish(ending.frame(), !stalled);
        deadline = connection.loop().after(stalled ? STALLED_CLOSING_MS : CLOSING_MS, connection::abort);
        connection.close(ending.close(), ending.text());
    }

    private void release() {
        heartbeat.stop();
        intake.stop();
        if (open != null) {
            open.leave();
            open = null;
        }
    }

    private void cancelDeadline() {
        if (deadline != null) {
            deadline.cancel();
            deadline = null;
        }
    }

    /** This session as its board sees it. */
    private final class AtBoard implements Member {
        private final Greeting.Greeted.Admitted admitted;

        AtBoard(Greeting.Greeted.Admitted admitted) {
            this.admitted = admitted;
        }

        @Override
        public Loop loop() {
            return connection.loop();
        }

        @Override
        public void joined(Joined joined) {
            if (state != State.JOINING) {
                joined.seat().leave();
                return;
            }
            state = State.OPEN;
            open = new OpenSession(
                    joined.seat(),
                    admitted.join().role(),
                    settings.limits(),
                    rates,
                    outbound,
                    connection.loop(),
                    settings.metrics());
            outbound.welcome(Welcomes.of(admitted, joined, settings), joined.seat(), joined.catchUp());
        }

        @Override
        public void refused(Wire.Fault fault) {
            end(Ending.of(fault));
        }

        @Override
        public void caughtUp(CatchUp catchUp) {
            outbound.caughtUp(catchUp);
        }

        @Override
        public void feed(FeedItem item) {
            outbound.feed(item);
        }

        @Override
        public void answer(Wire.Frame frame) {
            outbound.answer(frame);
        }

        @Override
        public void replaced() {
            end(new Ending(
                    Wire.Code.REPLACED, CloseCode.REPLACED, "This session has been opened by a newer connection."));
        }

        @Override
        public void ended(Wire.Fault fault) {
            end(Ending.of(fault));
        }
    }
}
