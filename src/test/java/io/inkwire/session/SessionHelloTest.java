package io.inkwire.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.inkwire.model.BoardId;
import io.inkwire.model.Epoch;
import io.inkwire.model.Position;
import io.inkwire.model.Role;
import io.inkwire.wire.Payload;
import io.inkwire.wire.pb.Wire;
import io.inkwire.wire.pb.Wire.Frame.BodyCase;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SessionHelloTest {
    private final Client client = new Client();

    private void expectEnd(Wire.Code code, int close) {
        Wire.Fault fault = client.fault();
        assertThat(fault.getCode()).isEqualTo(code);
        assertThat(fault.getClose()).isEqualTo(close);
        assertThat(fault.getText()).isNotEmpty();
        assertThat(client.connection.closeCode).isEqualTo(close);
    }

    @Test
    @DisplayName("[SES-1] Hello is answered by Welcome, then what the board gives, in this order")
    void welcomeComesFirst() {
        Payload commit = Client.item(3, 1).lasting();
        client.boards.catchUp = FakeBoards.resume(commit);
        client.send(client.hello(Role.EDITOR).setColor(0x11223344));

        List<Wire.Frame> frames = client.received();
        assertThat(frames)
                .extracting(Wire.Frame::getBodyCase)
                .containsExactly(BodyCase.WELCOME, BodyCase.COMMIT, BodyCase.HEAD, BodyCase.ROSTER);
        Wire.Welcome welcome = frames.get(0).getWelcome();
        assertThat(welcome.getAuthor()).isEqualTo(1);
        assertThat(welcome.getSeq()).isEqualTo(3);
        assertThat(welcome.getEpoch().toByteArray())
                .isEqualTo(FakeBoards.HEAD.epoch().toBytes());
        assertThat(welcome.getResumed()).isTrue();
        assertThat(welcome.getRole()).isEqualTo(Role.EDITOR.number());
        assertThat(welcome.getTitle()).isEqualTo("Title of board-1");
        assertThat(welcome.getNowMs()).isEqualTo(Client.NOW_MS);
        assertThat(welcome.getLimits().getFrameBytes()).isEqualTo(256 * 1024);
        assertThat(welcome.getLimits().getBatchesInFlight()).isEqualTo(16);
        assertThat(client.seat().join.name()).isEqualTo("Ann");
        assertThat(client.seat().join.color()).isEqualTo(0x11223344);
        assertThat(client.seat().join.from()).isEqualTo(Position.START);
    }

    @Test
    @DisplayName("[SES-2] the session value of Welcome resumes its author, and only with it")
    void sessionResumes() {
        client.send(client.hello(Role.EDITOR));
        ByteString session = client.received().get(0).getWelcome().getSession();

        Client later = new Client();
        later.send(later.hello(Role.EDITOR)
                .setSession(session)
                .setSeq(3)
                .setEpoch(ByteString.copyFrom(FakeBoards.HEAD.epoch().toBytes())));
        assertThat(later.seat().join.author()).isEqualTo(1);
        assertThat(later.seat().join.from()).isEqualTo(new Position(Epoch.of(1, 7), 3));
    }

    @Test
    @DisplayName("[SES-2] [LIM-3] a wrong proof: BAD_SESSION, 4401")
    void badSession() {
        client.send(client.hello(Role.EDITOR).setSession(ByteString.copyFrom(new byte[36])));
        expectEnd(Wire.Code.BAD_SESSION, 4401);
        assertThat(client.boards.seats).isEmpty();
    }

    @Test
    @DisplayName("[SES-1] no Hello within 5 s: 4408, and not a moment earlier")
    void noHello() {
        client.loop.advance(4_999);
        assertThat(client.connection.closeCode).isZero();
        client.loop.advance(1);
        expectEnd(Wire.Code.TOO_SLOW, 4408);
    }

    @Test
    @DisplayName("[SES-1] any other first frame: PROTOCOL, 1002")
    void otherFirstFrame() {
        client.send(Client.submit(1, 1));
        expectEnd(Wire.Code.PROTOCOL, 1002);
    }

    @Test
    @DisplayName("[SES-1] a first frame without a known body: PROTOCOL, 1002")
    void unusableFirstFrame() {
        client.session.received(new byte[] {0});
        expectEnd(Wire.Code.PROTOCOL, 1002);
    }

    @Test
    @DisplayName("[SES-1] a second Hello: PROTOCOL, 1002, and the seat is left")
    void secondHello() {
        client.opened();
        client.send(client.hello(Role.EDITOR));
        expectEnd(Wire.Code.PROTOCOL, 1002);
        assertThat(client.seat().left).isTrue();
    }

    @Test
    @DisplayName(
            "[SES-1] a second Hello in the first one's message: PROTOCOL, 1002, and a seat that comes late is left")
    void secondHelloAtOnce() {
        Wire.Frame hello =
                Wire.Frame.newBuilder().setHello(client.hello(Role.EDITOR)).build();
        client.send(hello, hello);
        expectEnd(Wire.Code.PROTOCOL, 1002);
        assertThat(client.boards.seats).isEmpty();
    }

    @Test
    @DisplayName("[SES-1] a frame sent between Hello and Welcome: fault PROTOCOL, and the connection lives")
    void tooEarly() {
        client.send(Wire.Frame.newBuilder().setHello(client.hello(Role.EDITOR)).build(), Client.submit(1, 1));
        List<Wire.Frame> frames = client.received();
        assertThat(frames.get(0).getFault().getCode()).isEqualTo(Wire.Code.PROTOCOL);
        assertThat(frames.get(1).hasWelcome()).isTrue();
        assertThat(client.connection.closeCode).isZero();
        assertThat(client.seat().submits).isEmpty();
    }

    @Test
    @DisplayName("[BRD-2] [LIM-3] an unknown board: NO_BOARD, 4404")
    void noBoard() {
        client.boards.rows.clear();
        client.send(client.hello(Role.EDITOR));
        expectEnd(Wire.Code.NO_BOARD, 4404);
        assertThat(client.boards.rows).isEmpty();
    }

    @Test
    @DisplayName("[BRD-2] [LIM-3] a wrong key, or none: NO_ACCESS, 4403")
    void wrongKey() {
        client.send(client.hello(Role.EDITOR).setKey(""));
        expectEnd(Wire.Code.NO_ACCESS, 4403);
        Client other = new Client();
        other.send(other.hello(Role.EDITOR).setKey("x".repeat(22)));
        assertThat(other.fault().getCode()).isEqualTo(Wire.Code.NO_ACCESS);
    }

    @Test
    @DisplayName("[BRD-2] with open boards an unknown board is made and an empty key is an editor's")
    void openBoards() {
        Client open = new Client(true, SessionSettings.OUTBOUND_BYTES);
        open.boards.rows.clear();
        open.send(open.hello(Role.EDITOR).setKey(""));
        assertThat(open.boards.rows).containsKey(new BoardId("board-1"));
        assertThat(open.seat().join.role()).isEqualTo(Role.EDITOR);
    }

    @Test
    @DisplayName("[BRD-2] with open boards a wrong key is refused all the same, and a viewer's stays a viewer's")
    void openBoardsStillReadKeys() {
        Client open = new Client(true, SessionSettings.OUTBOUND_BYTES);
        open.send(open.hello(Role.VIEWER));
        assertThat(open.seat().join.role()).isEqualTo(Role.VIEWER);
        Client wrong = new Client(true, SessionSettings.OUTBOUND_BYTES);
        wrong.send(wrong.hello(Role.VIEWER).setKey("guess"));
        assertThat(wrong.fault().getCode()).isEqualTo(Wire.Code.NO_ACCESS);
    }

    @Test
    @DisplayName("[TRN-8] Hello that names another board than the address: SHAPE, 1008")
    void otherBoard() {
        client.boards.add("board-2");
        client.send(client.hello(Role.EDITOR).setBoard("board-2"));
        expectEnd(Wire.Code.SHAPE, 1008);
    }

    @Test
    @DisplayName("[LIM-2] a Hello out of shape: SHAPE, 1008, before any board is looked for")
    void badShape() {
        client.boards.failure = new IllegalStateException("must not be asked");
        client.send(client.hello(Role.EDITOR).setName("x".repeat(65)));
        expectEnd(Wire.Code.SHAPE, 1008);
    }

    @Test
    @DisplayName("[LIM-3] a store that cannot answer: READ_ONLY, 1012, and when to come back")
    void storeFails() {
        client.boards.failure = new IllegalStateException("down");
        client.send(client.hello(Role.EDITOR));
        Wire.Fault fault = client.fault();
        assertThat(fault.getCode()).isEqualTo(Wire.Code.READ_ONLY);
        assertThat(fault.getRetryMs()).isBetween(2_000, 4_000);
        assertThat(client.connection.closeCode).isEqualTo(1012);
    }

    @Test
    @DisplayName("[LIM-3] a join that the board refuses ends with the code's close code")
    void boardRefuses() {
        client.boards.answers = false;
        client.send(client.hello(Role.EDITOR));
        client.seat()
                .member
                .refused(Wire.Fault.newBuilder()
                        .setCode(Wire.Code.READ_ONLY)
                        .setText("Not now.")
                        .setRetryMs(500)
                        .build());
        Wire.Fault fault = client.fault();
        assertThat(fault.getClose()).isEqualTo(1012);
        assertThat(fault.getRetryMs()).isEqualTo(500);
    }

    @Test
    @DisplayName("[I15] a connection lost while joining leaves its seat, and no timer stays")
    void lostWhileJoining() {
        client.session.received(io.inkwire.wire.Frames.encode(
                Wire.Frame.newBuilder().setHello(client.hello(Role.EDITOR)).build()));
        client.boards.answers = false;
        client.loop.run();
        client.session.closed();
        FakeBoards.FakeSeat seat = client.seat();
        seat.member.joined(new io.inkwire.board.Joined(seat, 1, FakeBoards.MARK, 0, 0, FakeBoards.resume()));
        assertThat(seat.left).isTrue();
        assertThat(client.received()).isEmpty();
        assertThat(client.loop.pendingTimers()).isZero();
    }
}
