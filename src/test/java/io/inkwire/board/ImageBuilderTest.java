package io.inkwire.board;

import static io.inkwire.board.Lives.commit;
import static io.inkwire.board.Lives.id;
import static io.inkwire.board.Lives.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.inkwire.journal.JournalException;
import io.inkwire.model.Epoch;
import io.inkwire.model.Position;
import io.inkwire.wire.Canonical;
import io.inkwire.wire.Decoded;
import io.inkwire.wire.MessageDecoder;
import io.inkwire.wire.Payload;
import io.inkwire.wire.Received;
import io.inkwire.wire.pb.Wire;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ImageBuilderTest {
    private static final Epoch EPOCH = Epoch.of(3, -5);

    @Test
    @DisplayName("[SES-3] an empty board is one part")
    void empty() {
        CatchUp.Image image = ImageBuilder.image(new BoardState(), 4096);
        assertThat(image.at()).isEqualTo(Position.START);
        assertThat(parts(image))
                .containsExactly(Wire.Snapshot.newBuilder().setLast(true).build());
        assertThat(ImageBuilder.restore(stored(image)).position()).isEqualTo(Position.START);
    }

    @Test
    @DisplayName("[SES-3] parts are numbered, of one epoch and seq, no element twice, and each fits a frame")
    void severalParts() {
        BoardState state = board(500);
        CatchUp.Image image = ImageBuilder.image(state, 1000);
        List<Wire.Snapshot> parts = parts(image);
        assertThat(image.at()).isEqualTo(state.position());
        assertThat(parts).hasSizeGreaterThan(5);
        List<Wire.Entry> entries = new ArrayList<>();
        for (int number = 0; number < parts.size(); number++) {
            Wire.Snapshot part = parts.get(number);
            assertThat(part.getPart()).isEqualTo(number);
            assertThat(part.getSeq()).isEqualTo(500);
            assertThat(part.getEpoch().toByteArray()).isEqualTo(EPOCH.toBytes());
            assertThat(part.getLast()).isEqualTo(number == parts.size() - 1);
            assertThat(part.getDigest()).isEqualTo(part.getLast() ? state.digest() : 0);
            assertThat(image.parts().get(number).length()).isBetween(part.getLast() ? 0 : 800, 1000 + 2);
            entries.addAll(part.getEntryList());
        }
        assertThat(entries).containsExactlyInAnyOrderElementsOf(state.entries()).doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("[SES-3] parts are stored as they are sent, and are the state again when read")
    void restored() {
        BoardState state = board(500);
        BoardState restored = ImageBuilder.restore(stored(ImageBuilder.image(state, 1000)));
        assertThat(restored.position()).isEqualTo(state.position());
        assertThat(restored.digest()).isEqualTo(state.digest());
        assertThat(restored.bytes()).isEqualTo(state.bytes());
        assertThat(Canonical.hash(restored.entries())).isEqualTo(Canonical.hash(state.entries()));
        Wire.Commit next = commit(501, 1, put(id(1, 3)));
        state.apply(next, EPOCH);
        restored.apply(next, EPOCH);
        assertThat(Canonical.hash(restored.entries())).isEqualTo(Canonical.hash(state.entries()));
        assertThat(ImageBuilder.image(restored, 1000).parts().stream()
                        .map(Payload::text)
                        .toList())
                .as("[I19] the same bytes from every node")
                .isEqualTo(ImageBuilder.image(state, 1000).parts().stream()
                        .map(Payload::text)
                        .toList());
    }

    @Test
    @DisplayName("[I1] parts that are not one whole snapshot are refused, never taken for a smaller board")
    void damaged() {
        List<byte[]> whole = stored(ImageBuilder.image(board(500), 1000));
        assertDamaged(List.of());
        assertDamaged(whole.subList(0, whole.size() - 1));
        assertDamaged(whole.subList(1, whole.size()));
        List<byte[]> mixed = new ArrayList<>(whole);
        Collections.swap(mixed, 1, 2);
        assertDamaged(mixed);
        List<byte[]> twoBoards = new ArrayList<>(whole);
        twoBoards.set(1, stored(ImageBuilder.image(board(400), 1000)).get(1));
        assertDamaged(twoBoards);
        List<byte[]> cut = new ArrayList<>(whole);
        cut.set(1, new byte[] {1, 2, 3});
        assertDamaged(cut);
        List<byte[]> flipped = new ArrayList<>(whole);
        byte[] changed = whole.get(0).clone();
        changed[40] ^= 1;
        flipped.set(0, changed);
        assertDamaged(flipped);
    }

    private static void assertDamaged(List<byte[]> parts) {
        assertThatThrownBy(() -> ImageBuilder.restore(parts)).isInstanceOf(JournalException.class);
    }

    private static BoardState board(int elements) {
        BoardState state = new BoardState();
        for (int seq = 1; seq <= elements; seq++) {
            state.apply(commit(seq, 1 + seq % 3, put(id(1 + seq % 7, seq))), EPOCH);
        }
        return state;
    }

    private static List<byte[]> stored(CatchUp.Image image) {
        return image.parts().stream().map(Payload::bytes).toList();
    }

    private static List<Wire.Snapshot> parts(CatchUp.Image image) {
        List<Wire.Snapshot> parts = new ArrayList<>();
        for (Payload payload : image.parts()) {
            Decoded.Message message = (Decoded.Message) MessageDecoder.decode(payload.bytes(), 1 << 20);
            assertThat(message.frames()).hasSize(1);
            parts.add(((Received.Known) message.frames().get(0)).frame().getSnapshot());
        }
        return parts;
    }
}
