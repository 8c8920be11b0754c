package io.inkwire.board;

import static org.assertj.core.api.Assertions.assertThat;

import io.inkwire.model.Epoch;
import io.inkwire.model.Limits;
import io.inkwire.wire.Canonical;
import io.inkwire.wire.Payload;
import io.inkwire.wire.pb.Wire;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Judging and applying go the same way: the owner's state is what every replica makes of the log. */
class DraftPropertyTest {
    private static final Epoch EPOCH = Epoch.of(7, 1);
    private static final int ROUNDS = 120;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    @DisplayName("[I6] what a draft foresees is what applying its commits makes, and until then nothing changes")
    void foreseen(long seed) {
        Random random = new Random(seed);
        RandomOps ops = new RandomOps(random);
        BoardState state = new BoardState();
        int refused = 0;
        for (int round = 0; round < ROUNDS; round++) {
            String before = Canonical.hash(state.entries());
            Draft draft = new Draft(state, Limits.DEFAULT);
            List<Wire.Commit> commits = new ArrayList<>();
            long nextSeq = state.position().seq() + 1;
            for (int batch = random.nextInt(4); batch > 0; batch--) {
                int author = 1 + random.nextInt(RandomOps.AUTHORS);
                List<Wire.Op> judged = ops.batch(nextSeq - 1);
                if (draft.judge(author, RandomOps.AUTHORS, judged) instanceof Verdict.Accepted accepted) {
                    assertThat(accepted.firstSeq()).isEqualTo(nextSeq);
                    commits.add(commit(nextSeq, author, judged));
                    nextSeq += judged.size();
                } else {
                    refused++;
                }
            }
            assertThat(Canonical.hash(state.entries())).isEqualTo(before);
            List<Held> foreseen = draft.tentative().changedWithin(0, Long.MAX_VALUE);
            long bytes = draft.tentative().bytes();
            commits.forEach(commit -> state.apply(commit, EPOCH));
            assertThat(state.entries())
                    .containsExactlyInAnyOrderElementsOf(
                            foreseen.stream().map(Held::toEntry).toList());
            assertThat(state.bytes()).isEqualTo(bytes);
            assertSound(state);
        }
        assertThat(refused).as("locks were met").isPositive();
        assertThat(state.position().seq()).isGreaterThan(50);
    }

    private static Wire.Commit commit(long seq, int author, List<Wire.Op> ops) {
        return Wire.Commit.newBuilder()
                .setSeq((int) seq)
                .setAuthor(author)
                .addAllOp(ops)
                .build();
    }

    private static void assertSound(BoardState state) {
        int digest = 0;
        long bytes = 0;
        for (Wire.Entry entry : state.entries()) {
            digest ^= Held.of(entry).mix();
            bytes += entry.getElement().getSerializedSize();
        }
        assertThat(state.digest()).isEqualTo(digest);
        assertThat(state.bytes()).isEqualTo(bytes);
        assertThat(state.elements()).isEqualTo(state.entries().size());
        BoardState restored = ImageBuilder.restore(ImageBuilder.image(state, 300).parts().stream()
                .map(Payload::bytes)
                .toList());
        assertThat(restored.position()).isEqualTo(state.position());
        assertThat(Canonical.hash(restored.entries())).isEqualTo(Canonical.hash(state.entries()));
    }
}
