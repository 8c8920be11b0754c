package io.inkwire.history;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.inkwire.app.client.ClientEvent;
import io.inkwire.board.BoardState;
import io.inkwire.journal.Logged;
import io.inkwire.model.Epoch;
import io.inkwire.model.Position;
import io.inkwire.model.Role;
import io.inkwire.wire.pb.Wire;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A small run of two clients over two epochs that is right, and the same broken in every way the checker must see. */
final class HistoryCheckerTest {
    private static final Epoch FIRST = Epoch.of(1, 11);
    private static final Epoch SECOND = Epoch.of(2, 22);

    private final List<Logged> log = new ArrayList<>(List.of(
            logged(1, FIRST, true, 1, 1, put(1, 1)),
            logged(2, FIRST, false, 2, 1, put(2, 1), put(2, 2)),
            logged(4, SECOND, true, 1, 2, put(1, 2)),
            logged(5, SECOND, false, 1, 4, put(1, 4))));
    private final ClientRecord ann = new ClientRecord("Ann");
    private final ClientRecord bob = new ClientRecord("Bob");

    HistoryCheckerTest() {
        add(ann, new ClientEvent.Joined(1, Role.EDITOR, false, Position.START, 0), 0);
        sent(ann, 1, 1, put(1, 1));
        sent(ann, 1, 2, put(1, 2));
        sent(ann, 1, 3, put(1, 3));
        sent(ann, 1, 4, put(1, 4));
        sent(bob, 2, 1, put(2, 1), put(2, 2));
        follow(ann, 0, 3);
        add(ann, new ClientEvent.Refused(1, 3, Wire.Code.LOCKED, ""), 4);
        follow(ann, 3, 4);
        follow(bob, 0, 4);
        ann.add(new ClientRecord.Seen(new ClientEvent.Agreed(at(5)), 5, Optional.of(state(5))));
        bob.add(new ClientRecord.Seen(new ClientEvent.Agreed(at(5)), 5, Optional.of(state(5))));
    }

    @Test
    @DisplayName("a right history has no finding")
    void right() {
        assertThat(check()).isEmpty();
    }

    @Test
    @DisplayName("[I1] an acknowledged batch that is not in the log is found")
    void lost() {
        log.remove(3);
        finds("I1", "batch 4 of author 1");
    }

    @Test
    @DisplayName("[I1] a batch acknowledged at another place than it has is found")
    void acknowledgedElsewhere() {
        sent(bob, 2, 9, put(2, 9));
        log.add(logged(6, SECOND, false, 2, 9, put(2, 9)));
        add(bob, new ClientEvent.Acknowledged(2, 9, Optional.of(at(5))), 6);
        finds("I1", "batch 9 of author 2");
    }

    @Test
    @DisplayName("[I2] a batch twice in the log is found")
    void doubled() {
        log.add(logged(6, SECOND, false, 1, 4, put(1, 4)));
        finds("I2", "batch 4 of author 1");
    }

    @Test
    @DisplayName("[I3] a record that is not what was sent is found")
    void altered() {
        log.set(3, logged(5, SECOND, false, 1, 4, put(1, 44)));
        finds("I3", "batch 4 of author 1 is in the log, but not as it was sent");
    }

    @Test
    @DisplayName("[I3] a record that nobody sent is found")
    void invented() {
        log.add(logged(6, SECOND, false, 5, 1, put(5, 1)));
        finds("I3", "no client sent it");
    }

    @Test
    @DisplayName("[I4] a gap in the log is found")
    void gap() {
        log.set(3, logged(6, SECOND, false, 1, 4, put(1, 4)));
        finds("I4", "after 4 the log goes on at 6");
    }

    @Test
    @DisplayName("[I4] an epoch that falls is found")
    void fallingEpoch() {
        log.add(logged(6, FIRST, true, 2, 2, put(2, 3)));
        sent(bob, 2, 2, put(2, 3));
        acknowledge(bob, log.get(4), 6);
        finds("I4", "the epoch falls");
    }

    @Test
    @DisplayName("[I4] a record whose Commit says something else than its row is found")
    void falseRow() {
        Logged last = log.get(3);
        log.set(3, new Logged(last.firstSeq(), last.count(), last.epoch(), last.author(), 5, last.commit()));
        finds("I4", "is not what its Commit says");
    }

    @Test
    @DisplayName("[I5] two batches of a session in the wrong order are found")
    void swapped() {
        log.set(2, logged(4, SECOND, true, 1, 4, put(1, 4)));
        log.set(3, logged(5, SECOND, false, 1, 2, put(1, 2)));
        finds("I5", "stands after its batch 4");
    }

    @Test
    @DisplayName("[I6] a client that holds another state at a position is found")
    void wrongState() {
        ann.add(new ClientRecord.Seen(
                new ClientEvent.Agreed(at(5)), 5, Optional.of(new ClientRecord.State(at(5), state(4).hash()))));
        finds("I6", "held another state");
    }

    @Test
    @DisplayName("[I6] a client that stands inside a batch is found")
    void insideABatch() {
        ann.add(new ClientRecord.Seen(
                new ClientEvent.Replaced(at(2)), 5, Optional.of(new ClientRecord.State(at(2), state(3).hash()))));
        finds("I6", "where no record of the log ends");
    }

    @Test
    @DisplayName("[I7] [I9] a client that applied what the log does not hold is found")
    void aheadOfTheLog() {
        Position ahead = new Position(FIRST, 6);
        add(ann, applied(logged(6, FIRST, false, 2, 7, put(2, 7)), ahead), 6);
        finds("I7", "applied a commit up to 6@");
    }

    @Test
    @DisplayName("[I8] a client that skips a seq is found")
    void skips() {
        ClientRecord eve = new ClientRecord("Eve");
        follow(eve, 0, 1);
        follow(eve, 2, 3);
        assertThat(HistoryChecker.check(log, List.of(ann, bob, eve)))
                .singleElement()
                .asString()
                .startsWith("[I8] Eve went from 1@");
    }

    @Test
    @DisplayName("[I9] two different commits under one position are found")
    void twoTruths() {
        ClientRecord eve = new ClientRecord("Eve");
        eve.add(new ClientRecord.Seen(new ClientEvent.Replaced(at(4)), 5, Optional.of(state(4))));
        add(eve, applied(logged(5, SECOND, false, 1, 4, put(1, 5)), at(5)), 5);
        assertThat(HistoryChecker.check(log, List.of(ann, bob, eve))).anyMatch(found -> found.startsWith("[I9] Eve"));
    }

    @Test
    @DisplayName("[I9] a Welcome at a position that the log does not have is found")
    void welcomedNowhere() {
        add(ann, new ClientEvent.Joined(1, Role.EDITOR, true, new Position(FIRST, 5), 4), 5);
        finds("I9", "was welcomed at");
    }

    @Test
    @DisplayName("[I10] an acknowledgement before the journal held the batch is found")
    void earlyAcknowledgement() {
        sent(bob, 2, 2, put(2, 3));
        log.add(logged(6, SECOND, false, 2, 2, put(2, 3)));
        acknowledge(bob, log.get(4), 5);
        finds("I10", "batch 2 of author 2 was acknowledged to Bob when the journal had only come to 5");
    }

    @Test
    @DisplayName("[I10] a commit shown before the journal held it is found")
    void shownEarly() {
        ClientRecord eve = new ClientRecord("Eve");
        add(eve, applied(log.get(0), at(1)), 0);
        assertThat(HistoryChecker.check(log, List.of(ann, bob, eve)))
                .singleElement()
                .asString()
                .startsWith("[I10] Eve was shown");
    }

    @Test
    @DisplayName("[I14] a batch both refused and committed is found")
    void refusedAndCommitted() {
        sent(bob, 2, 2, put(2, 3));
        log.add(logged(6, SECOND, false, 2, 2, put(2, 3)));
        add(bob, new ClientEvent.Refused(2, 2, Wire.Code.FULL, ""), 6);
        finds("I14", "Bob was refused batch 2 of author 2");
    }

    @Test
    @DisplayName("[I14] a batch that was never settled is found, unless its client left")
    void neverSettled() {
        sent(bob, 2, 2, put(2, 3));
        finds("I14", "Bob was never told");
        bob.left();
        assertThat(check()).isEmpty();
    }

    @Test
    @DisplayName("[I14] a batch settled twice is found")
    void settledTwice() {
        add(ann, new ClientEvent.Refused(1, 3, Wire.Code.LOCKED, ""), 5);
        finds("I14", "Ann was told twice");
    }

    private List<String> check() {
        return HistoryChecker.check(log, List.of(ann, bob));
    }

    private void finds(String invariant, String part) {
        assertThat(check()).anyMatch(found -> found.startsWith("[" + invariant + "]") && found.contains(part));
    }

    /** Applies the log's records from index {@code first} up to before {@code end}, each own one an acknowledgement. */
    private void follow(ClientRecord client, int first, int end) {
        for (Logged logged : log.subList(first, end)) {
            add(client, applied(logged, at(logged.lastSeq())), 5);
            boolean mine = client.seen().stream()
                    .anyMatch(seen -> seen.event() instanceof ClientEvent.Submitted sent
                            && sent.author() == logged.author()
                            && sent.batch() == logged.batch());
            if (mine) {
                acknowledge(client, logged, 5);
            }
        }
    }

    private static void acknowledge(ClientRecord client, Logged logged, long durableSeq) {
        Position first = new Position(logged.epoch(), logged.firstSeq());
        add(client, new ClientEvent.Acknowledged(logged.author(), logged.batch(), Optional.of(first)), durableSeq);
    }

    private static void sent(ClientRecord client, int author, long batch, Wire.Op... ops) {
        add(client, new ClientEvent.Submitted(author, batch, List.of(ops)), 0);
    }

    private static void add(ClientRecord client, ClientEvent event, long durableSeq) {
        client.add(new ClientRecord.Seen(event, durableSeq, Optional.empty()));
    }

    private static ClientEvent applied(Logged logged, Position at) {
        return new ClientEvent.Applied(commit(logged), at);
    }

    private static Position at(long seq) {
        return new Position(seq < 4 ? FIRST : SECOND, seq);
    }

    private ClientRecord.State state(long seq) {
        BoardState state = new BoardState();
        for (Logged logged : log) {
            if (logged.lastSeq() <= seq) {
                state.apply(commit(logged), logged.epoch());
            }
        }
        return ClientRecord.hashed(state);
    }

    private static Wire.Commit commit(Logged logged) {
        return new Log(Collections.singletonList(logged)).entries().get(0).commit();
    }

    private static Logged logged(long seq, Epoch epoch, boolean named, int author, int batch, Wire.Op... ops) {
        Wire.Commit commit = Wire.Commit.newBuilder()
                .setSeq((int) seq)
                .setAuthor(author)
                .setBatch(batch)
                .setEpoch(named ? ByteString.copyFrom(epoch.toBytes()) : ByteString.EMPTY)
                .addAllOp(List.of(ops))
                .build();
        return new Logged(seq, ops.length, epoch, author, batch, commit.toByteArray());
    }

    private static Wire.Op put(int author, int n) {
        return Wire.Op.newBuilder()
                .setPut(Wire.Element.newBuilder()
                        .setId(Wire.Id.newBuilder().setAuthor(author).setN(n))
                        .setKind(3))
                .build();
    }
}
