package io.inkwire.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.inkwire.board.CatchUp;
import io.inkwire.board.FeedItem;
import io.inkwire.model.Epoch;
import io.inkwire.model.Position;
import io.inkwire.model.Role;
import io.inkwire.wire.Frames;
import io.inkwire.wire.Payload;
import io.inkwire.wire.pb.Wire;
import io.inkwire.wire.pb.Wire.Frame.BodyCase;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class OutboundTest {
    private static final int BUDGET = 10_000;

    private final Client client = new Client(false, BUDGET);

    private List<BodyCase> kinds() {
        return client.received().stream().map(Wire.Frame::getBodyCase).toList();
    }

    private static Wire.Frame settle(int batch) {
        return Wire.Frame.newBuilder()
                .setSettle(Wire.Settle.newBuilder().setBatch(batch))
                .build();
    }

    private static Wire.Live cursor(int author, long x) {
        return Wire.Live.newBuilder()
                .addCursor(Wire.Cursor.newBuilder().setAuthor(author).setX(x))
                .build();
    }

    /** Opens the session and fills its socket. */
    private FakeBoards.FakeSeat full() {
        client.opened();
        client.connection.room = 0;
        return client.seat();
    }

    @Test
    @DisplayName("[SES-1] nothing stands between Welcome and the last part, and parts come as the socket takes them")
    void partsAsTheSocketDrains() {
        client.boards.catchUp = FakeBoards.replace(3);
        client.connection.room = 2;
        client.send(client.hello(Role.EDITOR));
        client.seat().member.answer(settle(1));
        assertThat(kinds()).containsExactly(BodyCase.WELCOME, BodyCase.SNAPSHOT);
        client.drain(1);
        assertThat(kinds()).containsExactly(BodyCase.SNAPSHOT);
        assertThat(client.seat().catchUps).isEmpty();
        client.drain(10);
        assertThat(kinds()).containsExactly(BodyCase.SNAPSHOT, BodyCase.SETTLE);
        assertThat(client.seat().catchUps).containsExactly(FakeBoards.HEAD);

        client.seat().member.caughtUp(FakeBoards.resume(Client.item(4, 1).lasting()));
        assertThat(kinds()).containsExactly(BodyCase.COMMIT, BodyCase.HEAD, BodyCase.ROSTER);
        client.seat().member.feed(Client.item(5, 1));
        assertThat(kinds()).containsExactly(BodyCase.COMMIT);
    }

    @Test
    @DisplayName("[LIM-4] within the budget everything waits, in order, live frames too")
    void waitsInOrder() {
        FakeBoards.FakeSeat seat = full();
        seat.member.feed(Client.item(4, 1_000, cursor(7, 1)));
        seat.member.answer(settle(1));
        seat.member.feed(Client.live(4, cursor(7, 2)));
        seat.member.feed(Client.item(5, 1_000));
        assertThat(client.received()).isEmpty();
        client.drain(100);
        assertThat(kinds())
                .containsExactly(BodyCase.LIVE, BodyCase.COMMIT, BodyCase.SETTLE, BodyCase.LIVE, BodyCase.COMMIT);
    }

    @Test
    @DisplayName(
            "[SES-1] nothing overtakes what waits, not even where the socket has room again and has not said so yet")
    void noOvertaking() {
        FakeBoards.FakeSeat seat = full();
        seat.member.feed(Client.item(4, 10));
        client.connection.room = 100;
        seat.member.feed(Client.item(5, 10));
        seat.member.answer(settle(1));
        client.drain(100);
        assertThat(client.received())
                .extracting(frame -> frame.getCommit().getSeq())
                .containsExactly(4, 5, 0);
    }

    @Test
    @DisplayName("[LIM-4] [LIV-5] past the budget live frames go first: the newest cursor of each stays, with its view")
    void liveIsThinned() {
        FakeBoards.FakeSeat seat = full();
        Wire.Place view =
                Wire.Place.newBuilder().setX(1).setY(2).setW(3).setH(4).build();
        seat.member.feed(Client.live(
                3,
                Wire.Live.newBuilder()
                        .addCursor(Wire.Cursor.newBuilder().setAuthor(7).setX(1).setView(view))
                        .addChunk(Wire.Chunk.newBuilder().setAuthor(7).setStroke(1))
                        .build()));
        for (int i = 0; i < 2_000; i++) {
            seat.member.feed(Client.live(3, cursor(7, i)));
            seat.member.feed(Client.live(3, cursor(8, i)));
        }
        seat.member.feed(Client.item(4, 9_000));
        client.drain(100);
        List<Wire.Frame> frames = client.received();
        assertThat(frames).extracting(Wire.Frame::getBodyCase).containsExactly(BodyCase.COMMIT, BodyCase.LIVE);
        Wire.Live live = frames.get(1).getLive();
        assertThat(live.getChunkCount()).isZero();
        assertThat(live.getCursorList())
                .containsExactly(
                        Wire.Cursor.newBuilder()
                                .setAuthor(7)
                                .setX(1_999)
                                .setView(view)
                                .build(),
                        Wire.Cursor.newBuilder().setAuthor(8).setX(1_999).build());
        assertThat(seat.catchUps).isEmpty();
    }

    @Test
    @DisplayName("[LIV-5] a draft that ops have followed is dropped with them, a cancel is not")
    void staleDrafts() {
        FakeBoards.FakeSeat seat = full();
        Wire.Live drafts = Wire.Live.newBuilder()
                .addDraft(draft(1))
                .addDraft(draft(2).setCancel(true))
                .build();
        seat.member.feed(Client.item(4, 9_500));
        seat.member.feed(Client.live(
                4, drafts.toBuilder().addCursor(cursor(1, 1).getCursor(0)).build()));
        for (int i = 0; i < 100; i++) {
            seat.member.feed(Client.live(4, cursor(9, i)));
        }
        seat.member.feed(Client.item(5, 10));
        seat.member.feed(
                Client.live(5, Wire.Live.newBuilder().addDraft(draft(3)).build()));
        client.drain(100);
        List<Wire.Frame> frames = client.received();
        Wire.Live live = frames.get(frames.size() - 1).getLive();
        assertThat(live.getDraftList())
                .extracting(draft -> draft.getElement().getId().getN())
                .containsExactly(2, 3);
    }

    private static Wire.Draft.Builder draft(int n) {
        return Wire.Draft.newBuilder()
                .setAuthor(5)
                .setElement(Wire.Element.newBuilder()
                        .setId(Wire.Id.newBuilder().setAuthor(5).setN(n)));
    }

    @Test
    @DisplayName(
            "[LIM-4] past the budget with lasting frames the feed is let go, and asked for from where the client stands")
    void movedToASnapshot() {
        client.opened();
        FakeBoards.FakeSeat seat = client.seat();
        seat.member.feed(Client.item(4, 10));
        client.connection.room = 0;
        client.received();
        for (int seq = 5; seq < 20; seq++) {
            seat.member.feed(Client.item(seq, 1_000));
        }
        seat.member.answer(settle(9));
        assertThat(seat.catchUps).isEmpty();
        client.drain(100);
        // What waited is dropped, but for the answer.
        assertThat(kinds()).containsExactly(BodyCase.SETTLE);
        assertThat(seat.catchUps).containsExactly(new Position(Epoch.of(1, 7), 4));

        // What the feed still brings is not for a client that waits for its catch-up.
        seat.member.feed(Client.item(20, 10));
        assertThat(client.received()).isEmpty();
        seat.member.caughtUp(FakeBoards.replace(2));
        assertThat(kinds()).containsExactly(BodyCase.SNAPSHOT, BodyCase.SNAPSHOT);
        assertThat(seat.catchUps).hasSize(2);
        seat.member.caughtUp(FakeBoards.resume());
        assertThat(kinds()).containsExactly(BodyCase.HEAD, BodyCase.ROSTER);
        seat.member.feed(Client.item(21, 10));
        assertThat(kinds()).containsExactly(BodyCase.COMMIT);
    }

    @Test
    @DisplayName("[LIM-4] a Fault to everybody is not dropped with the feed")
    void faultsStay() {
        FakeBoards.FakeSeat seat = full();
        seat.member.feed(fault(Wire.Code.READ_ONLY));
        for (int seq = 4; seq < 20; seq++) {
            seat.member.feed(Client.item(seq, 1_000));
        }
        seat.member.feed(fault(Wire.Code.CODE_NONE));
        client.drain(100);
        assertThat(client.received())
                .extracting(frame -> frame.getFault().getCode())
                .containsExactly(Wire.Code.READ_ONLY, Wire.Code.CODE_NONE);
    }

    /** A tick with a commit's neighbour that is a Fault. */
    private static FeedItem fault(Wire.Code code) {
        Payload frames = new Payload(Frames.encode(
                Wire.Frame.newBuilder()
                        .setRoster(Wire.Roster.getDefaultInstance())
                        .build(),
                Wire.Frame.newBuilder()
                        .setFault(Wire.Fault.newBuilder().setCode(code).setText("x".repeat(200)))
                        .build()));
        return new FeedItem(frames, frames, List.of(), 0, FakeBoards.MARK);
    }

    @Test
    @DisplayName("[LIM-4] what waits never passes the budget, whatever the feed brings")
    void bounded() {
        FakeBoards.FakeSeat seat = full();
        for (int seq = 4; seq < 2_000; seq++) {
            seat.member.feed(Client.item(seq, 700, cursor(7, seq)));
        }
        client.drain(Integer.MAX_VALUE);
        int bytes = client.connection.written.stream()
                .mapToInt(payload -> payload.length())
                .sum();
        assertThat(bytes).isLessThanOrEqualTo(BUDGET);
    }

    @Test
    @DisplayName("[ORD-2] Resync: a snapshot from nothing replaces what waited; one on its way will do")
    void resync() {
        client.opened();
        client.send(Client.RESYNC);
        FakeBoards.FakeSeat seat = client.seat();
        assertThat(seat.catchUps).containsExactly(Position.START);
        client.send(Client.RESYNC);
        assertThat(seat.catchUps).hasSize(1);
        client.connection.room = 1;
        seat.member.caughtUp(FakeBoards.replace(2));
        client.send(Client.RESYNC);
        client.drain(10);
        assertThat(kinds()).containsExactly(BodyCase.SNAPSHOT, BodyCase.SNAPSHOT);
        assertThat(seat.catchUps).containsExactly(Position.START, FakeBoards.HEAD);
    }

    @Test
    @DisplayName("[LIM-4] a socket that takes nothing: 4408, its queue gone at once, then the socket")
    void stalled() {
        client.opened();
        client.connection.room = 1;
        FakeBoards.FakeSeat seat = client.seat();
        seat.member.feed(Client.item(4, 10));
        seat.member.feed(Client.item(5, 10));
        client.received();
        for (int second = 0; second < 29; second++) {
            client.send(Client.PONG);
            client.loop.advance(1_000);
        }
        assertThat(client.connection.closeCode).isZero();
        client.loop.advance(1_000);
        assertThat(client.fault().getClose()).isEqualTo(4408);
        assertThat(client.connection.closeCode).isEqualTo(4408);
        assertThat(seat.left).isTrue();
        client.loop.advance(1_000);
        assertThat(client.connection.aborted).isTrue();
    }

    @Test
    @DisplayName("[LIM-4] a socket that takes a little now and then is not stalled")
    void slowButSure() {
        FakeBoards.FakeSeat seat = full();
        for (int i = 0; i < 20; i++) {
            seat.member.feed(Client.item(4 + i, 10));
            client.loop.advance(15_000);
            client.send(Client.PONG);
            client.drain(1);
        }
        assertThat(client.connection.closeCode).isZero();
    }

    @Test
    @DisplayName("[I15] a client that asks and never reads the answers: 4408")
    void answersNobodyReads() {
        FakeBoards.FakeSeat seat = full();
        for (int batch = 1; batch < 100_000 && client.connection.closeCode == 0; batch++) {
            seat.member.answer(settle(batch));
        }
        assertThat(client.connection.closeCode).isEqualTo(4408);
    }

    @Test
    @DisplayName("[LIM-4] answers that wait are sent before the last Fault")
    void answersBeforeTheEnd() {
        FakeBoards.FakeSeat seat = full();
        seat.member.answer(settle(1));
        seat.member.feed(Client.item(4, 10));
        client.session.restart();
        assertThat(kinds()).containsExactly(BodyCase.SETTLE, BodyCase.FAULT);
    }

    @Test
    @DisplayName("[SES-3] commits of a resume are pulled as the socket drains, and what happens meanwhile follows")
    void resumePulled() {
        client.boards.catchUp = FakeBoards.resume(
                Client.item(1, 10).lasting(),
                Client.item(2, 10).lasting(),
                Client.item(3, 10).lasting());
        client.connection.room = 2;
        client.send(client.hello(Role.EDITOR));
        FeedItem next = Client.item(4, 10);
        client.seat().member.feed(next);
        client.drain(100);
        assertThat(client.received())
                .filteredOn(Wire.Frame::hasCommit)
                .extracting(frame -> frame.getCommit().getSeq())
                .containsExactly(1, 2, 3, 4);
    }

    @Test
    @DisplayName("[ORD-2] a catch-up that nobody asked for is not sent")
    void unaskedCatchUp() {
        client.opened();
        CatchUp unasked = FakeBoards.replace(1);
        client.seat().member.caughtUp(unasked);
        assertThat(client.received()).isEmpty();
    }
}
