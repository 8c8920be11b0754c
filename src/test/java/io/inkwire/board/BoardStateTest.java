package io.inkwire.board;

import static io.inkwire.board.Lives.commit;
import static io.inkwire.board.Lives.id;
import static io.inkwire.board.Lives.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import io.inkwire.model.ElementId;
import io.inkwire.model.Epoch;
import io.inkwire.model.Position;
import io.inkwire.wire.Canonical;
import io.inkwire.wire.pb.Wire;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class BoardStateTest {
    private static final Epoch FIRST = Epoch.of(1, 1);
    private static final Epoch SECOND = Epoch.of(2, 9);

    private final BoardState state = new BoardState();

    @Test
    @DisplayName("[ORD-8] the position is the last op's seq and the epoch of its record")
    void position() {
        assertThat(state.position()).isEqualTo(Position.START);
        state.apply(commit(1, 1, put(id(1, 1)), put(id(1, 2))), FIRST);
        assertThat(state.position()).isEqualTo(new Position(FIRST, 2));
        state.apply(commit(3, 1, put(id(1, 3))), SECOND);
        assertThat(state.position()).isEqualTo(new Position(SECOND, 3));
    }

    @Test
    @DisplayName("[ORD-2] only the next record is applied")
    void onlyNext() {
        state.apply(commit(1, 1, put(id(1, 1))), FIRST);
        for (Wire.Commit wrong :
                List.of(commit(1, 1, put(id(1, 2))), commit(3, 1, put(id(1, 2))), commit(2, 1), commit(0, 1))) {
            assertThatThrownBy(() -> state.apply(wrong, FIRST)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(state.position()).isEqualTo(new Position(FIRST, 1));
        assertThat(state.elements()).isEqualTo(1);
    }

    @Test
    @DisplayName("[ELM-2] an entry tells by whom and when, and when last by another")
    void entry() {
        state.apply(commit(1, 2, put(id(1, 1))), FIRST);
        state.apply(commit(2, 3, put(id(1, 1))), FIRST);
        assertThat(state.get(new ElementId(1, 1)))
                .isEqualTo(Wire.Entry.newBuilder()
                        .setElement(put(id(1, 1)).getPut())
                        .setSeq(2)
                        .setBy(3)
                        .setForeign(1)
                        .build());
        assertThat(state.get(new ElementId(1, 2))).isNull();
    }

    @Test
    @DisplayName("[SES-3] entries of a snapshot may come in any order")
    void anyOrder() {
        for (int seq = 1; seq <= 100; seq++) {
            state.apply(commit(seq, 1, put(id(1, 1 + seq % 60))), FIRST);
        }
        List<Wire.Entry> entries = new ArrayList<>(state.entries());
        Collections.shuffle(entries, new Random(1));
        BoardState other = BoardState.of(List.of(Wire.Snapshot.newBuilder()
                .setSeq(100)
                .setEpoch(ByteString.copyFrom(FIRST.toBytes()))
                .addAllEntry(entries)
                .setLast(true)
                .setDigest(state.digest())
                .build()));
        assertThat(Canonical.hash(other.entries())).isEqualTo(Canonical.hash(state.entries()));
        Wire.Op clear = Wire.Op.newBuilder()
                .setClear(Wire.Clear.newBuilder().setSeq(70))
                .build();
        state.apply(commit(101, 1, clear), FIRST);
        other.apply(commit(101, 1, clear), FIRST);
        assertThat(state.elements()).isEqualTo(30);
        assertThat(Canonical.hash(other.entries())).isEqualTo(Canonical.hash(state.entries()));
    }

    @Test
    @DisplayName("[ORD-7] a snapshot that does not fit its digest, or brings an element twice, is refused")
    void badSnapshots() {
        Wire.Entry entry = Wire.Entry.newBuilder()
                .setElement(put(id(1, 1)).getPut())
                .setSeq(1)
                .setBy(1)
                .build();
        Wire.Snapshot whole = Wire.Snapshot.newBuilder()
                .setSeq(1)
                .addEntry(entry)
                .setLast(true)
                .build();
        assertThatThrownBy(() -> BoardState.of(List.of(whole))).hasMessageContaining("digest");
        Wire.Snapshot twice = whole.toBuilder()
                .addEntry(entry.toBuilder().setSeq(2))
                .setDigest(Digest.mix(1, 1, 1) ^ Digest.mix(1, 1, 2))
                .build();
        assertThatThrownBy(() -> BoardState.of(List.of(twice))).hasMessageContaining("twice");
    }

    @Test
    @DisplayName("[LIM-2] clear after clear costs no walk over the board, whatever lies locked on it")
    void manyClears() {
        int elements = 50_000;
        for (int n = 1; n <= elements; n++) {
            Wire.Op.Builder locked = put(id(1, n)).toBuilder();
            locked.getPutBuilder().setLocked(true);
            state.apply(commit(n, 1, locked.build()), FIRST);
        }
        Wire.Op[] clears = new Wire.Op[100_000];
        for (int i = 0; i < clears.length; i++) {
            clears[i] = Wire.Op.newBuilder()
                    .setClear(Wire.Clear.newBuilder().setSeq(elements + i))
                    .build();
        }
        Assertions.assertTimeout(
                Duration.ofSeconds(20),
                () -> state.apply(commit(elements + 1L, 1, clears), FIRST),
                "5e9 steps take longer");
        assertThat(state.elements()).isEqualTo(elements);
    }
}
