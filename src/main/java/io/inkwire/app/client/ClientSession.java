package io.inkwire.app.client;

import com.google.protobuf.ByteString;
import io.inkwire.board.BoardState;
import io.inkwire.model.BoardId;
import io.inkwire.model.ElementId;
import io.inkwire.model.Epoch;
import io.inkwire.model.Loop;
import io.inkwire.model.Position;
import io.inkwire.model.Role;
import io.inkwire.wire.Codes;
import io.inkwire.wire.Decoded;
import io.inkwire.wire.Frames;
import io.inkwire.wire.MessageDecoder;
import io.inkwire.wire.Received;
import io.inkwire.wire.pb.Wire;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * One session on one board: joins, resumes, sends what it is given exactly once, and follows the board (SES, ORD). Knows
 * nothing of sockets and threads: its link tells it what came, and does what {@link Output} asks. Confined to the client's
 * loop, which every call and every callback is made on.
 *
 * <p>Always holds: after {@link Output#reconnect} or {@link #close} the link reports nothing more of the connection it had.
 */
public final class ClientSession {
    /** The longest message a server sends that this client takes; a server keeps less unsent for one connection. */
    public static final int MESSAGE_BYTES = 1 << 20;

    /** Without any word for so long the connection is taken for dead (SES-5). */
    static final long SILENCE_MS = 45_000;

    /** A node that has not answered a Hello by then is left for another. */
    static final long WELCOME_MS = 10_000;

    private static final long FIRST_RETRY_MS = 100;
    private static final long MOST_RETRY_MS = 5_000;

    /** @param color 0xRRGGBBAA */
    public record Config(BoardId board, String key, String name, int color) {}

    /** What the session asks of its link, and tells whoever listens. */
    public interface Output {
        /** Writes one message to the connection there is; lost where there is none. */
        void send(byte[] message);

        /** Drops the connection, where there is one, and opens another after {@code delayMs}; tried once, at the next address. */
        void reconnect(long delayMs);

        void event(ClientEvent event);
    }

    private enum Stage {
        OFFLINE,
        JOINING,
        JOINED,
        ENDED
    }

    private final Config config;
    private final Output out;
    private final Backoff backoff;
    private final Following following;
    private final Outbox outbox = new Outbox(this::submit);
    private final Resender resender;
    private final Deadline silence;
    private final Deadline answer;

    private Stage stage = Stage.OFFLINE;
    private int connection;
    private ByteString token = ByteString.EMPTY;
    private int author;
    private Role role = Role.VIEWER;
    private int lastN;
    private Wire.Limits limits = Wire.Limits.getDefaultInstance();
    /** Why the connection there was is closed, where the server said so. */
    private Wire.Fault lastFault = Wire.Fault.getDefaultInstance();

    private Wire.Welcome welcome = Wire.Welcome.getDefaultInstance();

    public ClientSession(Loop loop, RandomGenerator random, Config config, Output out) {
        this.config = config;
        this.out = out;
        backoff = new Backoff(random, FIRST_RETRY_MS, MOST_RETRY_MS);
        resender = new Resender(loop, outbox, () -> rejoinAnew("the server has forgotten batches it had settled"));
        silence = new Deadline(loop, () -> reconnect("nothing was heard for " + SILENCE_MS + " ms", 0));
        answer = new Deadline(loop, () -> reconnect("no Welcome in time", 0));
        following = new Following(loop, new Followed());
    }

    /** Asks for the first connection. */
    public void start() {
        out.reconnect(0);
    }

    /** A connection is open: says Hello over it. */
    public void connected() {
        if (stage == Stage.ENDED) {
            return;
        }
        stage = Stage.JOINING;
        connection++;
        lastFault = Wire.Fault.getDefaultInstance();
        silence.set(SILENCE_MS);
        answer.set(WELCOME_MS);
        Position from = following.from();
        send(Wire.Frame.newBuilder()
                .setHello(Wire.Hello.newBuilder()
                        .setBoard(config.board().value())
                        .setSession(token)
                        .setEpoch(ByteString.copyFrom(from.epoch().toBytes()))
                        .setSeq((int) from.seq())
                        .setName(config.name())
                        .setColor(config.color())
                        .setKey(config.key())));
    }

    /** The connection is gone, or could not be opened. @param closeCode as in LIM-3; 1006 where there was none */
    public void disconnected(int closeCode) {
        if (stage == Stage.ENDED) {
            return;
        }
        int code = lastFault.getClose() != 0 ? lastFault.getClose() : closeCode;
        switch (Closing.of(code)) {
            case COME_BACK -> reconnect("closed with " + code, lastFault.getRetryMs());
            case COME_BACK_LATER -> reconnect("closed with " + code, Math.max(MOST_RETRY_MS, lastFault.getRetryMs()));
            case JOIN_ANEW -> rejoinAnew("closed with " + code);
            case STAY_AWAY -> end(lastFault.getCode(), "closed with " + code + " " + lastFault.getText());
        }
    }

    /** One message of the connection there is. */
    public void received(byte[] message) {
        if (stage != Stage.JOINING && stage != Stage.JOINED) {
            return;
        }
        silence.set(SILENCE_MS);
        int from = connection;
        Decoded decoded = MessageDecoder.decode(message, MESSAGE_BYTES);
        if (decoded instanceof Decoded.Message whole) {
            for (Received frame : whole.frames()) {
                // A frame may have ended the connection that the rest came over.
                if (connection == from && (stage == Stage.JOINING || stage == Stage.JOINED)) {
                    received(frame);
                }
            }
        } else if (decoded instanceof Decoded.Broken broken) {
            reconnect("a message that is none: " + broken.text(), 0);
        }
    }

    /** Hands in a batch: sent as soon as may be, and until it is settled. Ids of author 0 are this session's own. */
    public void submit(List<Wire.Op> ops) {
        outbox.add(ops);
        resender.flush();
    }

    /** Sends live state; lost where the session is not joined. */
    public void live(Wire.Live live) {
        if (stage == Stage.JOINED) {
            send(Wire.Frame.newBuilder().setLive(live));
        }
    }

    /** A number for the next element that this session makes. */
    public int newN() {
        return ++lastN;
    }

    /** Ends the session's life here: the link is to be closed. */
    public void close() {
        offline("closed by itself");
        stage = Stage.ENDED;
    }

    /** 0 before the first Welcome. */
    public int author() {
        return author;
    }

    public Role role() {
        return role;
    }

    /** What the last Welcome told; nothing but zeros before. */
    public Wire.Limits limits() {
        return limits;
    }

    /** What is confirmed. It may be found to be wrong later, and is then replaced. */
    public BoardState state() {
        return following.state();
    }

    /** Batches handed in and not settled. */
    public int unsettled() {
        return outbox.size();
    }

    /** Joined, and everything up to the head that Welcome named is applied. */
    public boolean caughtUp() {
        return stage == Stage.JOINED && following.caughtUp();
    }

    /** It will not connect again. */
    public boolean ended() {
        return stage == Stage.ENDED;
    }

    private void received(Received received) {
        if (received instanceof Received.Known known) {
            Wire.Frame frame = known.frame();
            if (stage == Stage.JOINING && !frame.hasWelcome() && !frame.hasFault()) {
                reconnect("a " + frame.getBodyCase() + " before the Welcome", 0);
                return;
            }
            switch (frame.getBodyCase()) {
                case WELCOME -> welcome(frame.getWelcome());
                case SNAPSHOT -> following.snapshot(frame.getSnapshot());
                case COMMIT -> following.commit(frame.getCommit());
                case HEAD -> following.head(frame.getHead());
                case SETTLE -> settle(frame.getSettle());
                case FAULT -> fault(frame.getFault());
                case PING -> pong(frame.getPing());
                case LIVE -> out.event(new ClientEvent.Live(frame.getLive()));
                case ROSTER -> out.event(new ClientEvent.Roster(frame.getRoster()));
                case HELLO, SUBMIT, PROFILE, PONG, RESYNC, BODY_NOT_SET ->
                    reconnect("a " + frame.getBodyCase() + ", which only clients send", 0);
            }
        }
    }

    private void welcome(Wire.Welcome given) {
        boolean resuming = !token.isEmpty();
        if (stage == Stage.JOINED) {
            reconnect("a second Welcome", 0);
        } else if (resuming && given.getAuthor() != author) {
            rejoinAnew("the session came back as author " + Integer.toUnsignedString(given.getAuthor()));
        } else if (resuming && Integer.toUnsignedLong(given.getLastBatch()) >= outbox.next()) {
            rejoinAnew(
                    "batch " + Integer.toUnsignedString(given.getLastBatch()) + " is settled but was never made here");
        } else {
            join(given);
        }
    }

    private void join(Wire.Welcome given) {
        stage = Stage.JOINED;
        backoff.reset();
        answer.clear();
        welcome = given;
        token = given.getSession();
        author = given.getAuthor();
        limits = given.getLimits();
        lastN = Integer.compareUnsigned(given.getLastN(), lastN) > 0 ? given.getLastN() : lastN;
        role = roleOf(given.getRole());
        long lastBatch = Integer.toUnsignedLong(given.getLastBatch());
        Position head = new Position(
                Epoch.parse(given.getEpoch().toByteArray()).orElse(Epoch.NONE), Integer.toUnsignedLong(given.getSeq()));
        out.event(new ClientEvent.Joined(author, role, given.getResumed(), head, lastBatch));
        outbox.begin(author, limits.getBatchesInFlight(), lastBatch);
        if (role.mayDraw()) {
            resender.start();
        }
        following.begin(head.seq(), given.getResumed());
    }

    private static Role roleOf(int number) {
        return switch (number) {
            case 1 -> Role.EDITOR;
            case 2 -> Role.OWNER;
            default -> Role.VIEWER; // a role of a later version: what it may do here is not known
        };
    }

    private void settle(Wire.Settle settle) {
        long batch = Integer.toUnsignedLong(settle.getBatch());
        if (!Codes.settles(settle.getCode()) || !outbox.settle(batch)) {
            return;
        }
        out.event(
                settle.getCode() == Wire.Code.CODE_NONE
                        ? new ClientEvent.Acknowledged(author, batch, Optional.empty())
                        : new ClientEvent.Refused(author, batch, settle.getCode(), settle.getText()));
        resender.settled();
    }

    private void fault(Wire.Fault fault) {
        out.event(new ClientEvent.Faulted(fault));
        if (stage == Stage.JOINING || fault.getClose() != 0) {
            lastFault = fault;
            return; // the end of the connection comes behind it and is the time to act
        }
        long batch = Integer.toUnsignedLong(fault.getBatch());
        switch (fault.getCode()) {
            case CODE_NONE -> resender.release();
            case RATE, READ_ONLY -> resender.hold(batch, Integer.toUnsignedLong(fault.getRetryMs()));
            case RESEND -> resender.resend(batch);
            case RESTART -> reconnect("the server is going away", Integer.toUnsignedLong(fault.getRetryMs()));
            case BAD_SESSION -> rejoinAnew("the session is not valid");
            case RIGHTS -> {
                role = Role.VIEWER;
                resender.stop();
            }
            case PROTOCOL,
                    SHAPE,
                    TOO_BIG,
                    LOCKED,
                    RANGE,
                    UNKNOWN_OP,
                    FULL,
                    NO_ACCESS,
                    REPLACED,
                    TOO_SLOW,
                    NO_BOARD,
                    NO_BLOB,
                    UNRECOGNIZED -> {}
        }
    }

    private void pong(Wire.Ping ping) {
        send(Wire.Frame.newBuilder()
                .setPong(Wire.Pong.newBuilder().setN(ping.getN()).setSeq((int)
                        following.at().seq())));
    }

    private void submit(Outbox.Pending batch, boolean first) {
        if (first) {
            out.event(new ClientEvent.Submitted(author, batch.number(), batch.ops()));
        }
        send(Wire.Frame.newBuilder()
                .setSubmit(
                        Wire.Submit.newBuilder().setBatch((int) batch.number()).addAllOp(batch.ops())));
    }

    private void send(Wire.Frame.Builder frame) {
        out.send(Frames.encode(frame.build()));
    }

    private void reconnect(String reason, long retryMs) {
        offline(reason);
        out.reconnect(Math.max(retryMs, backoff.nextMs()));
    }

    /** Leaves the session, and what is known by it, and joins with what it had unsettled as somebody new. */
    private void rejoinAnew(String reason) {
        offline(reason);
        token = ByteString.EMPTY;
        following.doubt();
        outbox.discard(id -> following.state().get(new ElementId(id.getAuthor(), id.getN())) != null);
        out.event(new ClientEvent.Discarded(author, reason));
        author = 0;
        out.reconnect(backoff.nextMs());
    }

    private void end(Wire.Code code, String text) {
        offline(text);
        stage = Stage.ENDED;
        out.event(new ClientEvent.Ended(code, text));
    }

    private void offline(String reason) {
        if (stage == Stage.JOINED || stage == Stage.JOINING) {
            out.event(new ClientEvent.Disconnected(reason));
        }
        stage = Stage.OFFLINE;
        connection++;
        resender.stop();
        silence.clear();
        answer.clear();
        following.end();
    }

    /** What following the board asks of this session. */
    private final class Followed implements Following.Host {
        @Override
        public void event(ClientEvent event) {
            out.event(event);
        }

        /** ORD-3: its own Commit is the acknowledgement, whether it brings something new or not. */
        @Override
        public void seen(Wire.Commit commit, Position first) {
            long batch = Integer.toUnsignedLong(commit.getBatch());
            if (commit.getAuthor() == author && outbox.settle(batch)) {
                out.event(new ClientEvent.Acknowledged(author, batch, Optional.of(first)));
                resender.settled();
            }
        }

        @Override
        public void caughtUp() {
            if (role.mayDraw()) {
                outbox.askUpTo(Integer.toUnsignedLong(welcome.getLastBatch()));
            }
        }

        @Override
        public void replaced() {
            resender.resendSoon();
        }

        @Override
        public void resync() {
            send(Wire.Frame.newBuilder().setResync(Wire.Resync.getDefaultInstance()));
        }

        @Override
        public void noSnapshot() {
            reconnect("no snapshot in time", 0);
        }
    }
}
