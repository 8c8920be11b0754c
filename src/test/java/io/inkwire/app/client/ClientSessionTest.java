package io.inkwire.app.client;

import static io.inkwire.app.client.Desk.FIRST;
import static io.inkwire.app.client.Desk.SECOND;
import static io.inkwire.app.client.Desk.commit;
import static io.inkwire.app.client.Desk.fault;
import static io.inkwire.app.client.Desk.head;
import static io.inkwire.app.client.Desk.put;
import static io.inkwire.app.client.Desk.settle;
import static io.inkwire.app.client.Desk.snapshot;
import static io.inkwire.app.client.Desk.welcome;
import static org.assertj.core.api.Assertions.assertThat;

import io.inkwire.model.Epoch;
import io.inkwire.model.Position;
import io.inkwire.wire.pb.Wire;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ClientSessionTest {
    private final Desk desk = Desk.joined();

    @Test
    @DisplayName("[SES-1] Hello comes first, and Welcome with its snapshot makes the client stand at the head")
    void joins() {
        Desk fresh = new Desk();
        fresh.session.start();
        assertThat(fresh.reconnects).containsExactly(0L);
        fresh.session.connected();
        Wire.Hello hello = fresh.sent.get(0).getHello();
        assertThat(hello.getBoard()).isEqualTo("board");
        assertThat(hello.getKey()).isEqualTo("key");
        assertThat(hello.getSession().isEmpty()).isTrue();
        assertThat(hello.getSeq()).isZero();

        fresh.hears(welcome(7, 0, Epoch.NONE, false, 0));
        assertThat(fresh.session.caughtUp()).isFalse();
        fresh.hears(snapshot(0, 0, Epoch.NONE, true));
        assertThat(fresh.session.caughtUp()).isTrue();
        assertThat(fresh.session.author()).isEqualTo(7);
    }

    @Test
    @DisplayName("[SES-3] it comes back with its session and position, and goes on from there")
    void resumes() {
        desk.hears(commit(1, 3, 1, FIRST, put(3, 1)));
        desk.session.disconnected(1006);
        desk.session.connected();
        Wire.Hello hello = desk.sent.get(0).getHello();
        assertThat(hello.getSession()).isEqualTo(Desk.TOKEN);
        assertThat(hello.getSeq()).isEqualTo(1);
        assertThat(hello.getEpoch().toByteArray()).isEqualTo(FIRST.toBytes());

        desk.hears(welcome(7, 2, FIRST, true, 0), commit(2, 3, 2, Epoch.NONE, put(3, 2)));
        assertThat(desk.session.caughtUp()).isTrue();
        assertThat(desk.session.state().position()).isEqualTo(new Position(FIRST, 2));
        assertThat(desk.events(ClientEvent.Replaced.class)).isEmpty();
    }

    @Test
    @DisplayName("[SES-2] what was made before the first Welcome is numbered from 1 and gets the author's ids then")
    void numbersWhatWasMadeBefore() {
        Desk fresh = new Desk();
        fresh.session.submit(List.of(put(0, fresh.session.newN())));
        fresh.session.start();
        fresh.session.connected();
        fresh.sent.clear();
        fresh.hears(welcome(7, 0, Epoch.NONE, false, 0));
        Wire.Submit submit = fresh.sent.get(0).getSubmit();
        assertThat(submit.getBatch()).isEqualTo(1);
        assertThat(submit.getOp(0).getPut().getId().getAuthor()).isEqualTo(7);
    }

    @Test
    @DisplayName("[SES-8] no more batches than the window are under way, and each settled one lets the next go")
    void keepsTheWindow() {
        submit(5);
        assertThat(desk.batchesSent()).containsExactly(1, 2, 3);
        desk.hears(commit(1, 7, 1, FIRST, put(7, 1)));
        assertThat(desk.batchesSent()).containsExactly(4);
        desk.hears(settle(2, Wire.Code.RANGE));
        assertThat(desk.batchesSent()).containsExactly(5);
        assertThat(desk.session.unsettled()).isEqualTo(3);
    }

    @Test
    @DisplayName("[ORD-3] its own Commit acknowledges a batch, a Settle refuses or confirms one")
    void settles() {
        submit(3);
        desk.hears(commit(1, 7, 1, FIRST, put(7, 1)), settle(2, Wire.Code.LOCKED), settle(3, Wire.Code.CODE_NONE));
        assertThat(desk.events(ClientEvent.Acknowledged.class))
                .containsExactly(
                        new ClientEvent.Acknowledged(7, 1, Optional.of(new Position(FIRST, 1))),
                        new ClientEvent.Acknowledged(7, 3, Optional.empty()));
        assertThat(desk.events(ClientEvent.Refused.class))
                .containsExactly(new ClientEvent.Refused(7, 2, Wire.Code.LOCKED, ""));
        assertThat(desk.session.unsettled()).isZero();
    }

    @Test
    @DisplayName(
            "[ORD-4] after a reconnect what is not settled goes out again in order, and the outcome of the rest is asked for")
    void resendsAfterReconnect() {
        submit(3);
        desk.session.disconnected(1006);
        desk.session.connected();
        desk.sent.clear();
        desk.hears(welcome(7, 1, FIRST, false, 2));
        assertThat(desk.batchesSent()).containsExactly(3);
        desk.hears(snapshot(0, 1, FIRST, true));
        assertThat(desk.batchesSent()).containsExactly(1, 2);
        desk.hears(settle(1, Wire.Code.CODE_NONE), settle(2, Wire.Code.FULL));
        assertThat(desk.session.unsettled()).isEqualTo(1);
    }

    @Test
    @DisplayName("[ORD-4] RESEND brings everything unsettled from the wanted batch on, once for a burst of them")
    void resendsWhatIsWanted() {
        submit(3);
        desk.sent.clear();
        desk.hears(fault(Wire.Code.RESEND, 2, 0), fault(Wire.Code.RESEND, 2, 0));
        desk.loop.pass(100);
        assertThat(desk.batchesSent()).containsExactly(2, 3);
    }

    @Test
    @DisplayName("[CLU-6] a RESEND after a change of owner says nothing to a client that has nothing unsettled")
    void ignoresResendOfTheNext() {
        desk.hears(fault(Wire.Code.RESEND, 1, 0));
        desk.loop.pass(1_000);
        assertThat(desk.sent).isEmpty();
        assertThat(desk.reconnects).isEmpty();
    }

    @Test
    @DisplayName("[ORD-4] a late RESEND for a settled batch does not cost the session; one that lasts does")
    void joinsAnewWhereTheServerForgot() {
        submit(2);
        desk.hears(commit(1, 7, 1, FIRST, put(7, 1)));
        desk.sent.clear();
        desk.hears(fault(Wire.Code.RESEND, 1, 0));
        desk.loop.pass(600);
        assertThat(desk.batchesSent()).containsExactly(2);
        assertThat(desk.reconnects).isEmpty();

        desk.loop.pass(11_000);
        desk.hears(fault(Wire.Code.RESEND, 1, 0));
        assertThat(desk.reconnects).hasSize(1);
        assertThat(desk.events(ClientEvent.Discarded.class)).hasSize(1);
        desk.sent.clear();
        desk.session.connected();
        assertThat(desk.sent.get(0).getHello().getSession().isEmpty()).isTrue();
        desk.sent.clear();
        desk.hears(welcome(9, 1, FIRST, false, 0));
        Wire.Submit again = desk.sent.get(0).getSubmit();
        assertThat(again.getBatch()).isEqualTo(1);
        assertThat(again.getOp(0).getPut().getId())
                .isEqualTo(Wire.Id.newBuilder().setAuthor(9).setN(2).build());
    }

    @Test
    @DisplayName(
            "[SES-2] a session that no longer verifies is joined anew: its creations get new ids, its changes keep theirs")
    void joinsAnewAfterBadSession() {
        submit(1);
        desk.hears(commit(1, 7, 1, FIRST, put(7, 1)));
        Wire.Op patch = Wire.Op.newBuilder()
                .setPatch(Wire.Element.newBuilder()
                        .setId(Wire.Id.newBuilder().setAuthor(0).setN(1))
                        .setLocked(true)
                        .setGroup(Wire.Id.newBuilder().setAuthor(0).setN(2)))
                .build();
        desk.session.submit(List.of(patch, put(0, 2), put(0, 1)));
        desk.session.disconnected(4401);
        desk.session.connected();
        desk.sent.clear();
        desk.hears(welcome(8, 1, FIRST, false, 0));
        Wire.Submit again = desk.sent.get(0).getSubmit();
        assertThat(again.getBatch()).isEqualTo(1);
        assertThat(again.getOp(0).getPatch().getId().getAuthor()).isEqualTo(7);
        assertThat(again.getOp(0).getPatch().getGroup().getAuthor()).isEqualTo(8);
        assertThat(again.getOp(1).getPut().getId().getAuthor()).isEqualTo(8);
        assertThat(again.getOp(2).getPut().getId().getAuthor())
                .as("an element that is on the board is put again, not made")
                .isEqualTo(7);
    }

    @Test
    @DisplayName("[ORD-6] READ_ONLY holds everything back for its time, or until the board says that it has healed")
    void waitsWhereReadOnly() {
        submit(1);
        desk.sent.clear();
        desk.hears(fault(Wire.Code.READ_ONLY, 1, 3_000));
        submit(1);
        desk.loop.pass(2_900);
        assertThat(desk.sent).isEmpty();
        desk.loop.pass(200);
        assertThat(desk.batchesSent()).containsExactly(1, 2);

        desk.hears(fault(Wire.Code.READ_ONLY, 1, 3_000), fault(Wire.Code.CODE_NONE, 0, 0));
        assertThat(desk.batchesSent()).containsExactly(1, 2);
    }

    @Test
    @DisplayName("[I12] a batch that a dying node took with it is sent again when nothing was settled for long")
    void doesNotWaitForEver() {
        submit(2);
        desk.sent.clear();
        desk.loop.pass(5_000);
        assertThat(desk.batchesSent()).containsExactly(1, 2);
        desk.loop.pass(5_000);
        assertThat(desk.sent).isEmpty();
        desk.loop.pass(5_000);
        assertThat(desk.batchesSent()).containsExactly(1, 2);
    }

    @Test
    @DisplayName("[SES-5] it answers Ping with what it has applied, and leaves a connection that is silent for 45 s")
    void answersAndLeaves() {
        desk.hears(commit(1, 3, 1, FIRST, put(3, 1)));
        desk.loop.pass(44_000);
        desk.hears(
                Wire.Frame.newBuilder().setPing(Wire.Ping.newBuilder().setN(5)).build());
        assertThat(desk.sent.get(0).getPong())
                .isEqualTo(Wire.Pong.newBuilder().setN(5).setSeq(1).build());
        desk.loop.pass(44_000);
        assertThat(desk.reconnects).isEmpty();
        desk.loop.pass(1_000);
        assertThat(desk.reconnects).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1002, 1003, 1007, 1008, 1009, 4403, 4404, 4409})
    @DisplayName("[LIM-3] [SES-4] it stays away after these close codes")
    void staysAway(int code) {
        desk.session.disconnected(code);
        assertThat(desk.reconnects).isEmpty();
        assertThat(desk.session.ended()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {1000, 1001, 1006, 1012, 4401, 4408, 4429})
    @DisplayName("[LIM-3] it comes back after these close codes")
    void comesBack(int code) {
        desk.session.disconnected(code);
        assertThat(desk.reconnects).hasSize(1);
        assertThat(desk.session.ended()).isFalse();
    }

    @Test
    @DisplayName("[I15] nothing of an old connection is left to fire when the session is closed")
    void leavesNoTimer() {
        submit(3);
        desk.hears(fault(Wire.Code.READ_ONLY, 1, 3_000));
        desk.session.close();
        assertThat(desk.loop.pending()).isZero();
    }

    @Test
    @DisplayName(
            "[ORD-2] the same state as the head's epoch tells: another one at a seq that is held asks for a Resync")
    void noticesAnotherEpoch() {
        desk.hears(commit(1, 3, 1, FIRST, put(3, 1)), commit(2, 3, 2, Epoch.NONE, put(3, 2)));
        desk.hears(head(1, SECOND, 0));
        assertThat(desk.sent.get(0).hasResync()).isTrue();
    }

    private void submit(int batches) {
        for (int i = 0; i < batches; i++) {
            desk.session.submit(List.of(put(0, desk.session.newN())));
        }
    }
}
