package io.inkwire.board;

import static io.inkwire.board.Lives.commit;
import static io.inkwire.board.Lives.id;
import static io.inkwire.board.Lives.put;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.inkwire.model.ElementId;
import io.inkwire.model.Epoch;
import io.inkwire.model.Limits;
import io.inkwire.wire.pb.Wire;
import io.inkwire.wire.pb.Wire.Code;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DraftTest {
    private static final Epoch EPOCH = Epoch.of(1, 1);
    /** 4 elements of at most 40 bytes, 100 bytes a board. */
    private static final Limits LIMITS = new Limits(4096, 8, 100, 1000, 4, 20, 100, 16, 200, 4000, 40);

    private final BoardState state = new BoardState();
    private final Draft draft = new Draft(state, LIMITS);

    @Test
    @DisplayName("[ORD-1] accepted batches are numbered one after another, refused ones take no number")
    void numbering() {
        assertThat(judge(put(id(1, 1)), put(id(1, 2)))).isEqualTo(new Verdict.Accepted(1, 2));
        assertRefused(Code.SHAPE, judge(put(id(1, 0))));
        assertRefused(Code.SHAPE, judge());
        assertThat(judge(put(id(1, 1)))).isEqualTo(new Verdict.Accepted(3, 1));
    }

    @Test
    @DisplayName("[ORD-1] a batch is applied whole or not at all")
    void allOrNothing() {
        judge(put(id(1, 1)), lock(id(1, 1)));
        assertRefused(Code.LOCKED, judge(put(id(1, 2)), remove(id(1, 2)), remove(id(1, 1))));
        assertThat(draft.tentative().elements()).isEqualTo(1);
        assertThat(draft.tentative().get(new ElementId(1, 2))).isNull();
    }

    @Test
    @DisplayName("[ELM-4] a batch is judged on top of those accepted before it, none of them applied")
    void onTop() {
        judge(put(id(1, 1)), lock(id(1, 1)));
        assertRefused(Code.LOCKED, judge(put(id(1, 1))));
        assertThat(state.elements()).isZero();
        draft.drop();
        assertThat(judge(put(id(1, 1)))).isEqualTo(new Verdict.Accepted(1, 1));
    }

    @Test
    @DisplayName("[SES-2] lastN is the highest n put under the sender's own number, unsigned")
    void lastN() {
        assertThat(judge(put(id(2, 9)))).isEqualTo(new Verdict.Accepted(1, 0));
        assertThat(judge(put(id(1, -1)), put(id(1, 5)))).isEqualTo(new Verdict.Accepted(2, -1));
        assertThat(judge(remove(id(1, 7)))).isEqualTo(new Verdict.Accepted(4, 0));
    }

    @Test
    @DisplayName("[ELM-4] a put names an author who was minted, counted without sign")
    void minted() {
        assertRefused(Code.RANGE, draft.judge(1, 3, List.of(put(id(4, 1)))));
        assertRefused(Code.RANGE, draft.judge(1, 3, List.of(put(id(-1, 1)))));
        assertThat(draft.judge(1, -2, List.of(put(id(-2, 1))))).isInstanceOf(Verdict.Accepted.class);
        assertThat(draft.judge(1, 3, List.of(remove(id(9, 9)))))
                .as("what has no effect is no reason to refuse")
                .isInstanceOf(Verdict.Accepted.class);
    }

    @Test
    @DisplayName("[LIM-1] a board holds so many elements, counted after the whole batch")
    void elements() {
        assertAccepted(judge(put(id(1, 1)), put(id(1, 2)), put(id(1, 3)), put(id(1, 4))));
        assertThat(judge(put(id(1, 5))))
                .isEqualTo(new Verdict.Refused(Code.FULL, "The board would have 5 elements, over the limit of 4."));
        assertAccepted(judge(put(id(1, 5)), remove(id(1, 1))));
        assertAccepted(judge(put(id(1, 2))));
    }

    @Test
    @DisplayName("[LIM-1] a board holds so many bytes, counted after the whole batch")
    void bytes() {
        assertAccepted(judge(text(1, 25), text(2, 25)));
        assertThat(draft.tentative().bytes()).isEqualTo(2 * (25 + 12));
        assertThat(judge(text(3, 25)))
                .isEqualTo(new Verdict.Refused(Code.FULL, "The board would have 111 bytes, over the limit of 100."));
        assertAccepted(judge(text(3, 25), text(1, 1)));
    }

    @Test
    @DisplayName("[LIM-1] an element is no larger than allowed after its patches either")
    void elementBytes() {
        assertAccepted(judge(text(1, 20)));
        assertThat(judge(patchZ(1, "V".repeat(20))))
                .isEqualTo(new Verdict.Refused(
                        Code.TOO_BIG, "The element 1.1 would have 54 bytes, over the limit of 40."));
        assertAccepted(judge(patchZ(1, "V".repeat(20)), text(1, 1)));
    }

    @Test
    @DisplayName("[LIM-1] a board that is over a lowered limit can still be made smaller")
    void overLimit() {
        BoardState large = new BoardState();
        for (int n = 1; n <= 6; n++) {
            large.apply(commit(n, 1, text(n, 100)), EPOCH);
        }
        Draft lowered = new Draft(large, LIMITS);
        assertAccepted(lowered.judge(1, 1, List.of(remove(id(1, 1)))));
        assertAccepted(lowered.judge(1, 1, List.of(patchZ(2, "V"), patchText(2, ""))));
        assertRefused(Code.TOO_BIG, lowered.judge(1, 1, List.of(patchZ(3, "V"))));
        assertRefused(Code.FULL, lowered.judge(1, 1, List.of(put(id(1, 9)))));
    }

    @Test
    @DisplayName("[ORD-1] when the board's numbers are used up it is full")
    void seqEnd() {
        BoardState old = BoardState.of(List.of(Wire.Snapshot.newBuilder()
                .setSeq(-3)
                .setEpoch(ByteString.copyFrom(EPOCH.toBytes()))
                .setLast(true)
                .build()));
        Draft last = new Draft(old, LIMITS);
        assertRefused(Code.FULL, last.judge(1, 1, List.of(put(id(1, 1)), put(id(1, 2)), put(id(1, 3)))));
        assertThat(last.judge(1, 1, List.of(put(id(1, 1)), put(id(1, 2)))))
                .isEqualTo(new Verdict.Accepted(0xffff_fffeL, 2));
        assertRefused(Code.FULL, last.judge(1, 1, List.of(put(id(1, 3)))));
    }

    private Verdict judge(Wire.Op... ops) {
        return draft.judge(1, 3, List.of(ops));
    }

    private static Wire.Op remove(Wire.Id id) {
        return Wire.Op.newBuilder()
                .setRemove(Wire.Remove.newBuilder().addId(id))
                .build();
    }

    private static Wire.Op lock(Wire.Id id) {
        return Wire.Op.newBuilder()
                .setPatch(Wire.Element.newBuilder().setId(id).setLocked(true))
                .build();
    }

    /** An element of 12 bytes more than its text. */
    private static Wire.Op text(int n, int bytes) {
        Wire.Op.Builder op = put(id(1, n)).toBuilder();
        op.getPutBuilder().getTextBuilder().setBody("x".repeat(bytes));
        return op.build();
    }

    private static Wire.Op patchZ(int n, String z) {
        return Wire.Op.newBuilder()
                .setPatch(Wire.Element.newBuilder().setId(id(1, n)).setZ(z))
                .build();
    }

    private static Wire.Op patchText(int n, String body) {
        return Wire.Op.newBuilder()
                .setPatch(Wire.Element.newBuilder()
                        .setId(id(1, n))
                        .setText(Wire.Text.newBuilder().setBody(body)))
                .build();
    }

    private static void assertAccepted(Verdict verdict) {
        assertThat(verdict).isInstanceOf(Verdict.Accepted.class);
    }

    private static void assertRefused(Code code, Verdict verdict) {
        assertThat(verdict)
                .isInstanceOfSatisfying(
                        Verdict.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo(code));
    }
}
