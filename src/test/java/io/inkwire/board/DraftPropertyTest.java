package io.inkwire.board;

import static org.assertj.core.api.Assertions.assertThat;

import io.inkwire.model.Epoch;
import io.inkwire.model.Limits;
import io.inkwire.wire.Canonical;
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
    private static final int ROUNDS = 300;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    @DisplayName("[I6] keeping a draft equals applying its commits, and dropping one changes nothing")
    void keepEqualsApply(long seed) {
        Random random = new Random(seed);
        RandomOps ops = new RandomOps(random);
        BoardState owner = new BoardState();
        BoardState replica = new BoardState();
        Draft draft = new Draft(owner, Limits.DEFAULT);
        int refused = 0;
        for (int round = 0; round < ROUNDS; round++) {
            String before = Canonical.hash(owner.entries());
            List<Wire.Commit> commits = new ArrayList<>();
            for (int batch = random.nextInt(4); batch > 0; batch--) {
                int author = 1 + random.nextInt(RandomOps.AUTHORS);
                List<Wire.Op> judged = ops.batch(draft.nextSeq() - 1);
                long expected = draft.nextSeq();
                Verdict verdict = draft.judge(author, RandomOps.AUTHORS, judged);
                if (verdict instanceof Verdict.Accepted accepted) {
                    assertThat(accepted.firstSeq()).isEqualTo(expected);
                    commits.add(commit(expected, author, judged));
                } else {
                    refused++;
                    assertThat(draft.nextSeq()).as("after %s", verdict).isEqualTo(expected);
                }
            }
            assertThat(Canonical.hash(owner.entries())).isEqualTo(before);
            if (random.nextInt(4) == 0) {
                draft.drop();
                assertThat(Canonical.hash(owner.entries())).isEqualTo(before);
            } else {
                draft.keep(EPOCH);
                commits.forEach(commit -> replica.apply(commit, EPOCH));
            }
            assertSame(owner, replica);
        }
        assertThat(refused).as("locks were met").isPositive();
        assertThat(owner.position().seq()).isGreaterThan(100);
    }

    private static Wire.Commit commit(long seq, int author, List<Wire.Op> ops) {
        return Wire.Commit.newBuilder()
                .setSeq((int) seq)
                .setAuthor(author)
                .addAllOp(ops)
                .build();
    }

    private static void assertSame(BoardState one, BoardState other) {
        assertThat(one.position()).isEqualTo(other.position());
        assertThat(one.elements()).isEqualTo(other.elements());
        assertThat(one.digest()).isEqualTo(other.digest());
        assertThat(one.bytes()).isEqualTo(other.bytes());
        assertThat(Canonical.hash(one.entries())).isEqualTo(Canonical.hash(other.entries()));
        assertThat(one.bytes())
                .isEqualTo(one.entries().stream()
                        .mapToLong(entry -> entry.getElement().getSerializedSize())
                        .sum());
        BoardState restored = ImageBuilder.restore(ImageBuilder.encode(one, 300));
        assertThat(restored.position()).isEqualTo(one.position());
        assertThat(Canonical.hash(restored.entries())).isEqualTo(Canonical.hash(one.entries()));
    }
}
