package io.inkwire.transport;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import io.inkwire.board.BoardInfo;
import io.inkwire.model.Role;
import io.inkwire.wire.Frames;
import io.inkwire.wire.pb.Wire;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** What every transport gives a session, over real sockets and real boards (TRN-9). */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class ConnectionContract {
    private static final int FRAME_BYTES = 256 * 1024;

    private final List<AutoCloseable> links = new ArrayList<>();
    private Gateway gateway = new Gateway();
    private BoardInfo board = gateway.board("none");
    private int boards;
    /** Says nothing from the start, so that its end is near when the last test comes. */
    private @Nullable Link silent;

    abstract Link open(Gateway at, String board) throws IOException;

    @BeforeAll
    void start() throws IOException {
        board = gateway.board("first");
        silent = open(gateway, "first");
    }

    @BeforeEach
    void newBoard(TestInfo test) {
        board = gateway.board("board-" + ++boards);
    }

    @AfterEach
    void closeLinks() throws Exception {
        for (AutoCloseable link : links) {
            link.close();
        }
        links.clear();
    }

    @AfterAll
    void stop() {
        if (silent != null) {
            silent.close();
        }
        gateway.close();
    }

    final Gateway gateway() {
        return gateway;
    }

    final BoardInfo board() {
        return board;
    }

    final Link connect() throws IOException {
        return keep(open(gateway, board.id().value()));
    }

    final <T extends AutoCloseable> T keep(T link) {
        links.add(link);
        return link;
    }

    final Wire.Hello.Builder hello(Role role) {
        return Wire.Hello.newBuilder()
                .setBoard(board.id().value())
                .setKey(gateway.key(board, role))
                .setName("Ann");
    }

    static byte[] message(Wire.Hello.Builder hello) {
        return Frames.encode(Wire.Frame.newBuilder().setHello(hello).build());
    }

    final Link joined() throws IOException {
        Link link = connect();
        link.send(message(hello(Role.EDITOR)));
        link.await(Wire.Frame::hasRoster);
        return link;
    }

    /** Batch {@code number}: one rectangle with so many bytes of text in it. */
    static Wire.Frame rectangle(int author, int number, int textBytes) {
        return Wire.Frame.newBuilder()
                .setSubmit(Wire.Submit.newBuilder()
                        .setBatch(number)
                        .addOp(Wire.Op.newBuilder()
                                .setPut(Wire.Element.newBuilder()
                                        .setId(Wire.Id.newBuilder()
                                                .setAuthor(author)
                                                .setN(number))
                                        .setKind(3)
                                        .setText(Wire.Text.newBuilder().setBody("x".repeat(textBytes))))))
                .build();
    }

    private static void expectEnd(Link link, Wire.Code code, int close) {
        Wire.Fault fault = link.await(Wire.Frame::hasFault).getFault();
        assertThat(fault.getCode()).isEqualTo(code);
        assertThat(fault.getClose()).isEqualTo(close);
        assertThat(link.closeCode()).isEqualTo(close);
    }

    @Test
    @DisplayName("[SES-1] [ORD-3] Hello, Welcome, a batch, and its Commit at the author and at another")
    void roundTrip() throws IOException {
        Link ann = connect();
        ann.send(message(hello(Role.EDITOR)));
        Wire.Welcome welcome = ann.await(Wire.Frame::hasWelcome).getWelcome();
        ann.await(Wire.Frame::hasRoster);
        Link ben = joined();
        ann.send(Frames.encode(rectangle(welcome.getAuthor(), 1, 5)));

        Wire.Commit own = ann.await(Wire.Frame::hasCommit).getCommit();
        Wire.Commit others = ben.await(Wire.Frame::hasCommit).getCommit();
        assertThat(own).isEqualTo(others);
        assertThat(own.getSeq()).isEqualTo(1);
        assertThat(own.getBatch()).isEqualTo(1);
        assertThat(own.getAuthor()).isEqualTo(welcome.getAuthor());
    }

    @Test
    @DisplayName("[TRN-1] several frames in one message are taken one after another")
    void severalFrames() throws IOException {
        Link ann = connect();
        ann.send(message(hello(Role.EDITOR)));
        int author = ann.await(Wire.Frame::hasWelcome).getWelcome().getAuthor();
        ann.send(Frames.encode(rectangle(author, 1, 5), rectangle(author, 2, 5)));
        ann.await(frame -> frame.hasCommit() && frame.getCommit().getBatch() == 1);
        ann.await(frame -> frame.hasCommit() && frame.getCommit().getBatch() == 2);
    }

    @Test
    @DisplayName("[LIM-1] a frame as long as it may be is taken")
    void longestFrame() throws IOException {
        Link ann = joined();
        // A pong with a field that this version does not know: one byte of tag and three of length, twice.
        Wire.Frame pong = Wire.Frame.newBuilder()
                .setPong(Wire.Pong.newBuilder()
                        .setUnknownFields(UnknownFieldSet.newBuilder()
                                .addField(
                                        15,
                                        UnknownFieldSet.Field.newBuilder()
                                                .addLengthDelimited(ByteString.copyFrom(new byte[FRAME_BYTES - 8]))
                                                .build())
                                .build()))
                .build();
        assertThat(pong.getSerializedSize()).isEqualTo(FRAME_BYTES);
        ann.send(Frames.encode(pong));
        ann.send(Frames.encode(rectangle(1, 1, 5)));
        ann.await(frame -> frame.hasCommit() || frame.hasSettle());
    }

    @Test
    @DisplayName("[SES-1] a second Hello: PROTOCOL, 1002")
    void secondHello() throws IOException {
        Link link = joined();
        link.send(message(hello(Role.EDITOR)));
        expectEnd(link, Wire.Code.PROTOCOL, 1002);
    }

    @Test
    @DisplayName("[TRN-1] bytes that are no frames: 1007")
    void badPayload() throws IOException {
        Link link = connect();
        link.send(new byte[] {5, 1});
        expectEnd(link, Wire.Code.SHAPE, 1007);
    }

    @Test
    @DisplayName("[TRN-8] Hello for another board than the address: SHAPE, 1008")
    void otherBoard() throws IOException {
        Link link = connect();
        link.send(message(hello(Role.EDITOR).setBoard("none")));
        expectEnd(link, Wire.Code.SHAPE, 1008);
    }

    @Test
    @DisplayName("[TRN-1] a frame over the limit: 1009")
    void tooBig() throws IOException {
        Link link = connect();
        link.send(new byte[] {(byte) 0x81, (byte) 0x80, 0x10, 0});
        expectEnd(link, Wire.Code.TOO_BIG, 1009);
    }

    @Test
    @DisplayName("[LIM-3] a wrong session: BAD_SESSION, 4401")
    void badSession() throws IOException {
        Link link = connect();
        link.send(message(hello(Role.EDITOR).setSession(ByteString.copyFrom(new byte[36]))));
        expectEnd(link, Wire.Code.BAD_SESSION, 4401);
    }

    @Test
    @DisplayName("[LIM-3] a wrong key: NO_ACCESS, 4403")
    void noAccess() throws IOException {
        Link link = connect();
        link.send(message(hello(Role.EDITOR).setKey("wrong")));
        expectEnd(link, Wire.Code.NO_ACCESS, 4403);
    }

    @Test
    @DisplayName("[BRD-2] an unknown board: NO_BOARD, 4404")
    void noBoard() throws IOException {
        Link link = keep(open(gateway, "never-made"));
        link.send(message(hello(Role.EDITOR).setBoard("never-made")));
        expectEnd(link, Wire.Code.NO_BOARD, 4404);
    }

    @Test
    @Order(Integer.MAX_VALUE)
    @DisplayName("[SES-1] no Hello in 5 s: TOO_SLOW, 4408")
    void noHello() {
        expectEnd(Objects.requireNonNull(silent), Wire.Code.TOO_SLOW, 4408);
    }

    @Test
    @DisplayName("[SES-4] a newer connection of the session takes over: REPLACED, 4409")
    void replaced() throws IOException {
        Link older = connect();
        older.send(message(hello(Role.EDITOR)));
        ByteString session = older.await(Wire.Frame::hasWelcome).getWelcome().getSession();
        Link newer = connect();
        newer.send(message(hello(Role.EDITOR).setSession(session)));
        newer.await(Wire.Frame::hasWelcome);
        expectEnd(older, Wire.Code.REPLACED, 4409);
    }

    @Test
    @DisplayName("[LIM-3] ten times the rate: RATE, 4429")
    void flood() throws IOException {
        Link link = joined();
        Wire.Frame[] pongs = new Wire.Frame[2_100];
        Arrays.fill(
                pongs,
                Wire.Frame.newBuilder().setPong(Wire.Pong.newBuilder().setN(1)).build());
        link.send(Frames.encode(pongs));
        expectEnd(link, Wire.Code.RATE, 4429);
    }

    @Test
    @DisplayName("[LIM-3] the server goes away: RESTART, 1012")
    void restart() throws Exception {
        try (Gateway other = new Gateway()) {
            BoardInfo there = other.board("there");
            Link link = keep(open(other, "there"));
            link.send(message(Wire.Hello.newBuilder().setBoard("there").setKey(other.key(there, Role.VIEWER))));
            link.await(Wire.Frame::hasRoster);
            long beganNanos = System.nanoTime();
            other.stopGateway();
            assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - beganNanos))
                    .isLessThan(4_000);
            expectEnd(link, Wire.Code.RESTART, 1012);
        }
    }

    @Test
    @DisplayName("[SES-5] a connection that is lost shows its person as away")
    void lostConnection() throws IOException {
        Link ann = joined();
        Link ben = joined();
        ben.close();
        ann.await(frame ->
                frame.hasRoster() && frame.getRoster().getPersonList().stream().anyMatch(Wire.Person::getAway));
    }
}
