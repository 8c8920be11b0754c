package io.inkwire.app.client;

import static io.inkwire.app.client.Desk.FIRST;
import static io.inkwire.app.client.Desk.SECOND;
import static io.inkwire.app.client.Desk.commit;
import static io.inkwire.app.client.Desk.head;
import static io.inkwire.app.client.Desk.put;
import static io.inkwire.app.client.Desk.snapshot;
import static io.inkwire.app.client.Desk.welcome;
import static org.assertj.core.api.Assertions.assertThat;

import io.inkwire.model.Epoch;
import io.inkwire.model.Position;
import io.inkwire.wire.pb.Wire;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** How a client session follows its board: order, epochs, digests, snapshots. */
final class FollowingTest {
    private final Desk desk = Desk.joined();

    @Test
    @DisplayName("[ORD-2] what is applied already is dropped, what is next is applied")
    void appliesTheNextOnly() {
        desk.hears(commit(1, 3, 1, FIRST, put(3, 1), put(3, 2)), commit(1, 3, 1, FIRST, put(3, 1), put(3, 2)));
        desk.hears(commit(3, 3, 2, Epoch.NONE, put(3, 3)));
        assertThat(desk.events(ClientEvent.Applied.class))
                .extracting(ClientEvent.Applied::at)
                .containsExactly(new Position(FIRST, 2), new Position(FIRST, 3));
        assertThat(desk.sent).isEmpty();
    }

    @Test
    @DisplayName("[ORD-2] a gap asks for a Resync once, and nothing counts until its snapshot")
    void repairsAGap() {
        desk.hears(commit(2, 3, 2, FIRST, put(3, 2)), commit(3, 3, 3, Epoch.NONE, put(3, 3)));
        assertThat(desk.sent).hasSize(1);
        assertThat(desk.sent.get(0).hasResync()).isTrue();
        assertThat(desk.session.caughtUp()).isFalse();

        desk.hears(digested(snapshot(0, 3, FIRST, true, entry(3, 1, 1), entry(3, 2, 2), entry(3, 3, 3))));
        assertThat(desk.session.state().position()).isEqualTo(new Position(FIRST, 3));
        assertThat(desk.session.state().elements()).isEqualTo(3);
        desk.hears(commit(4, 3, 4, Epoch.NONE, put(3, 4)));
        assertThat(desk.session.state().position().seq()).isEqualTo(4);
    }

    @Test
    @DisplayName("[SES-1] Commits between the parts of a later snapshot are applied after its last part")
    void appliesBetweenParts() {
        desk.hears(commit(1, 3, 1, FIRST, put(3, 1)));
        desk.hears(snapshot(0, 5, SECOND, false, entry(3, 1, 1)), commit(6, 3, 6, Epoch.NONE, put(3, 6)));
        assertThat(desk.session.state().position()).isEqualTo(new Position(FIRST, 1));
        desk.hears(digestedLast(snapshot(1, 5, SECOND, true, entry(3, 2, 2)), entry(3, 1, 1), entry(3, 2, 2)));
        assertThat(desk.session.state().position()).isEqualTo(new Position(SECOND, 6));
        assertThat(desk.events).last().isInstanceOf(ClientEvent.Applied.class);
    }

    @Test
    @DisplayName("[ORD-2] a Commit at a held seq under another epoch means that the client is ahead of the log")
    void noticesALostTail() {
        desk.hears(commit(1, 3, 1, FIRST, put(3, 1)));
        desk.hears(commit(1, 4, 1, SECOND, put(4, 1)));
        assertThat(desk.sent.get(0).hasResync()).isTrue();
    }

    @Test
    @DisplayName("[ORD-7] a Head with its digest is agreed with, with another it asks for a Resync")
    void comparesDigests() {
        desk.hears(commit(1, 3, 1, FIRST, put(3, 1)));
        desk.hears(head(1, FIRST, desk.session.state().digest()));
        assertThat(desk.events(ClientEvent.Agreed.class)).hasSize(1);
        desk.hears(head(1, FIRST, 5));
        assertThat(desk.sent.get(0).hasResync()).isTrue();
    }

    @Test
    @DisplayName("[ORD-7] a Head beyond what is applied asks for a Resync")
    void noticesWhatItMissed() {
        desk.hears(head(1, FIRST, 5));
        assertThat(desk.sent.get(0).hasResync()).isTrue();
    }

    @Test
    @DisplayName("[SES-3] a snapshot that does not fit its digest is asked for again, one a second")
    void distrustsASnapshot() {
        desk.hears(head(1, FIRST, 5));
        desk.hears(snapshot(0, 1, FIRST, true, entry(3, 1, 1)));
        assertThat(desk.sent).hasSize(1);
        desk.loop.pass(1_000);
        assertThat(desk.sent).hasSize(2);
        assertThat(desk.sent.get(1).hasResync()).isTrue();
    }

    @Test
    @DisplayName("[ORD-2] with a state found wrong it does not resume from it")
    void resumesFromNothing() {
        desk.hears(commit(1, 3, 1, FIRST, put(3, 1)), head(1, FIRST, 5));
        desk.session.disconnected(1006);
        desk.session.connected();
        assertThat(desk.sent.get(1).getHello().getSeq()).isZero();
    }

    @Test
    @DisplayName("[ORD-4] after a snapshot that did not follow a Welcome every unsettled batch is sent again")
    void resendsAfterASnapshot() {
        desk.session.submit(List.of(put(0, 1)));
        desk.session.submit(List.of(put(0, 2)));
        desk.sent.clear();
        desk.hears(digested(snapshot(0, 1, FIRST, true, entry(7, 1, 1))));
        desk.loop.pass(100);
        assertThat(desk.batchesSent()).containsExactly(1, 2);
    }

    @Test
    @DisplayName("[SES-1] nothing but Welcome or a Fault may come before Welcome")
    void wantsTheWelcomeFirst() {
        desk.session.disconnected(1006);
        desk.session.connected();
        desk.hears(commit(1, 3, 1, FIRST, put(3, 1)));
        assertThat(desk.reconnects).hasSize(2);
        desk.session.connected();
        desk.hears(welcome(7, 0, Epoch.NONE, false, 0));
        assertThat(desk.reconnects).hasSize(2);
    }

    private static Wire.Entry entry(int author, int n, int seq) {
        return Wire.Entry.newBuilder()
                .setElement(put(author, n).getPut())
                .setSeq(seq)
                .setBy(author)
                .build();
    }

    private static Wire.Frame digested(Wire.Frame snapshot) {
        return digestedLast(snapshot, snapshot.getSnapshot().getEntryList().toArray(Wire.Entry[]::new));
    }

    private static Wire.Frame digestedLast(Wire.Frame snapshot, Wire.Entry... all) {
        int digest = 0;
        for (Wire.Entry entry : all) {
            digest ^= mix(
                    entry.getElement().getId().getAuthor(),
                    entry.getElement().getId().getN(),
                    entry.getSeq());
        }
        Wire.Frame.Builder made = snapshot.toBuilder();
        made.getSnapshotBuilder().setDigest(digest);
        return made.build();
    }

    /** ORD-7, written out a second time on purpose. */
    private static int mix(int author, int n, int seq) {
        int h = (author * 0x9E3779B1) ^ (n * 0x85EBCA77) ^ (seq * 0xC2B2AE3D);
        h ^= h >>> 16;
        h *= 0x85EBCA6B;
        h ^= h >>> 13;
        h *= 0xC2B2AE35;
        return h ^ (h >>> 16);
    }
}
