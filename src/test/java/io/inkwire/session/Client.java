package io.inkwire.session;

import io.inkwire.board.BoardInfo;
import io.inkwire.board.FeedItem;
import io.inkwire.board.Mark;
import io.inkwire.model.BoardId;
import io.inkwire.model.Epoch;
import io.inkwire.model.Limits;
import io.inkwire.model.Position;
import io.inkwire.model.Role;
import io.inkwire.wire.Frames;
import io.inkwire.wire.Payload;
import io.inkwire.wire.pb.Wire;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** One client of a session under test, with the fakes around it. */
final class Client {
    static final long NOW_MS = 1_700_000_000_000L;

    final ManualLoop loop = new ManualLoop();
    final FakeBoards boards = new FakeBoards();
    final FakeConnection connection = new FakeConnection(loop);
    final BoardInfo board = boards.add("board-1");
    final Tallied metrics = new Tallied();
    final Session session;

    Client() {
        this(false, SessionSettings.OUTBOUND_BYTES);
    }

    Client(boolean openBoards, int outboundBytes) {
        session = new Session(
                connection,
                boards,
                new SessionSettings(
                        Limits.DEFAULT,
                        openBoards,
                        outboundBytes,
                        SessionSettings.STALLED_MS,
                        new Random(1),
                        () -> NOW_MS,
                        metrics),
                Optional.of(new BoardId("board-1")));
    }

    String key(Role role) {
        return new Keys(boards.secretBytes()).key(board, role);
    }

    Wire.Hello.Builder hello(Role role) {
        return Wire.Hello.newBuilder().setBoard("board-1").setKey(key(role)).setName("Ann");
    }

    void send(Wire.Frame... frames) {
        session.received(Frames.encode(frames));
        loop.run();
    }

    void send(Wire.Hello.Builder hello) {
        send(Wire.Frame.newBuilder().setHello(hello).build());
    }

    /** Joins as an editor, and forgets what that brought. */
    Client opened() {
        return opened(Role.EDITOR);
    }

    Client opened(Role role) {
        send(hello(role));
        connection.takeFrames();
        return this;
    }

    FakeBoards.FakeSeat seat() {
        return boards.seat();
    }

    List<Wire.Frame> received() {
        return connection.takeFrames();
    }

    /** The only frame received, a Fault. */
    Wire.Fault fault() {
        List<Wire.Frame> frames = received();
        if (frames.size() != 1 || !frames.get(0).hasFault()) {
            throw new AssertionError("not one fault: " + frames);
        }
        return frames.get(0).getFault();
    }

    /** The socket takes so many more messages. */
    void drain(int messages) {
        connection.room = messages;
        session.drained();
        loop.run();
    }

    static Wire.Frame submit(int batch, int ops) {
        Wire.Submit.Builder submit = Wire.Submit.newBuilder().setBatch(batch);
        for (int i = 0; i < ops; i++) {
            submit.addOp(Wire.Op.newBuilder().setClear(Wire.Clear.newBuilder().setSeq(1)));
        }
        return Wire.Frame.newBuilder().setSubmit(submit).build();
    }

    static Wire.Frame cursor(long x) {
        return Wire.Frame.newBuilder()
                .setLive(Wire.Live.newBuilder()
                        .addCursor(Wire.Cursor.newBuilder().setX(x)))
                .build();
    }

    static final Wire.Frame PONG =
            Wire.Frame.newBuilder().setPong(Wire.Pong.getDefaultInstance()).build();
    static final Wire.Frame RESYNC =
            Wire.Frame.newBuilder().setResync(Wire.Resync.getDefaultInstance()).build();

    /** A tick that brings one op of about {@code bytes} at {@code seq}, and these live frames before it. */
    static FeedItem item(long seq, int bytes, Wire.Live... lives) {
        Wire.Frame commit = Wire.Frame.newBuilder()
                .setCommit(Wire.Commit.newBuilder()
                        .setSeq((int) seq)
                        .setAuthor(2)
                        .addOp(Wire.Op.newBuilder()
                                .setPut(Wire.Element.newBuilder().setZ("z".repeat(bytes)))))
                .build();
        byte[] lasting = Frames.encode(commit);
        byte[] all = Frames.encode(List.of(lives).stream()
                .map(live -> Wire.Frame.newBuilder().setLive(live).build())
                .toList());
        return new FeedItem(
                new Payload(Frames.concat(List.of(all, lasting))),
                new Payload(lasting),
                List.of(lives),
                seq,
                new Mark(new Position(Epoch.of(1, 7), seq), (int) seq * 10));
    }

    /** A tick of live frames alone, after the op at {@code seq}. */
    static FeedItem live(long seq, Wire.Live live) {
        return new FeedItem(
                new Payload(Frames.encode(Wire.Frame.newBuilder().setLive(live).build())),
                new Payload(new byte[0]),
                List.of(live),
                0,
                new Mark(new Position(Epoch.of(1, 7), seq), (int) seq * 10));
    }
}
