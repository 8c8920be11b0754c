package io.inkwire.board;

import static org.assertj.core.api.Assertions.assertThat;

import io.inkwire.journal.Claim;
import io.inkwire.journal.FaultyJournal;
import io.inkwire.journal.Journal;
import io.inkwire.journal.Logged;
import io.inkwire.journal.MemoryJournal;
import io.inkwire.metrics.Metrics;
import io.inkwire.model.BoardId;
import io.inkwire.model.Epoch;
import io.inkwire.model.Limits;
import io.inkwire.model.Role;
import io.inkwire.sim.VirtualTime;
import io.inkwire.wire.pb.Wire;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SequencerTest {
    private static final BoardId BOARD = new BoardId("b");
    private static final int DELAY_MS = 10;

    private final VirtualTime time = new VirtualTime();
    private final VirtualTime.SimLoop loop = time.loop();
    private final Journal store = new MemoryJournal();
    private final FaultyJournal journal =
            new FaultyJournal(store, loop, new Random(1), FaultyJournal.Faults.slow(DELAY_MS));
    private final BoardState state = new BoardState();
    private final List<Wire.Commit> told = new ArrayList<>();
    private final List<Wire.Frame> answers = new ArrayList<>();
    private final List<String> losses = new ArrayList<>();
    private final Sequencer sequencer =
            new Sequencer(BOARD, journal, loop, state, Limits.DEFAULT, Metrics.NONE, new Sequencer.Outcome() {
                @Override
                public void committed(Wire.Commit commit, byte[] encoded, Epoch epoch) {
                    state.apply(commit, epoch);
                    told.add(commit);
                    assertThat(headSeq())
                            .isGreaterThanOrEqualTo(state.position().seq());
                }

                @Override
                public void lost(boolean fenced, String reason) {
                    losses.add(fenced ? "fenced" : "unknown");
                }
            });
    private int author;
    private int other;

    @BeforeEach
    void open() {
        store.createBoard(BOARD, "").toCompletableFuture().join();
        author = store.reserveAuthors(BOARD, 2).toCompletableFuture().join();
        other = author + 1;
        sequencer.open(claim().epoch());
    }

    private Claim claim() {
        return store.claim(BOARD, "here").toCompletableFuture().join();
    }

    private long headSeq() {
        return store.head(BOARD).toCompletableFuture().join().position().seq();
    }

    private List<Logged> log() {
        return store.read(BOARD, 0, 1 << 20).toCompletableFuture().join();
    }

    @Test
    @DisplayName("[ORD-1] batches of several sessions are numbered without gap, each contiguous")
    void numbers() {
        submit(author, 1, put(author, 1), put(author, 2));
        submit(other, 1, put(other, 1));
        submit(author, 2, put(author, 3));
        settle();
        assertThat(told).extracting(Wire.Commit::getSeq).containsExactly(1, 3, 4);
        assertThat(log()).extracting(Logged::firstSeq).containsExactly(1L, 3L, 4L);
    }

    @Test
    @DisplayName("[ORD-3] nothing is told before the journal holds it")
    void tellsOnlyWhatIsDurable() {
        submit(author, 1, put(author, 1));
        assertThat(told).isEmpty();
        settle();
        assertThat(told).hasSize(1);
    }

    @Test
    @DisplayName("[ORD-4] a repeated batch is answered with its outcome and has no second effect")
    void repeated() {
        submit(author, 1, put(author, 1));
        settle();
        submit(author, 1, put(author, 1));
        settle();
        assertThat(log()).hasSize(1);
        assertThat(answers).singleElement().satisfies(frame -> {
            assertThat(frame.getSettle().getBatch()).isEqualTo(1);
            assertThat(frame.getSettle().getCode()).isEqualTo(Wire.Code.CODE_NONE);
        });
    }

    @Test
    @DisplayName(
            "[ORD-4] a refusal is stored: the same batch is refused again by the next owner, and the next one goes on")
    void refusalIsStored() {
        submit(author, 1, put(4_000_000, 1));
        settle();
        Wire.Code code = answers.get(0).getSettle().getCode();
        assertThat(code).isNotEqualTo(Wire.Code.CODE_NONE);
        sequencer.close();
        sequencer.open(claim().epoch());
        submit(author, 1, put(4_000_000, 1));
        submit(author, 2, put(author, 1));
        settle();
        assertThat(answers.get(1).getSettle().getCode()).isEqualTo(code);
        assertThat(told).extracting(Wire.Commit::getBatch).containsExactly(2);
    }

    @Test
    @DisplayName("[ORD-4] a batch beyond the next is answered with RESEND naming the one wanted")
    void beyondTheNext() {
        submit(author, 3, put(author, 1));
        settle();
        assertThat(answers).singleElement().satisfies(frame -> {
            assertThat(frame.getFault().getCode()).isEqualTo(Wire.Code.RESEND);
            assertThat(frame.getFault().getBatch()).isEqualTo(1);
        });
        assertThat(log()).isEmpty();
    }

    @Test
    @DisplayName("[ORD-5] after an unknown outcome that was written, the batch is settled once and not written again")
    void unknownButWritten() {
        journal.faults(new FaultyJournal.Faults(DELAY_MS, 0, 0, 1, 0, 0, 0));
        submit(author, 1, put(author, 1));
        settle();
        assertThat(losses).containsExactly("unknown");
        assertThat(told).isEmpty();
        journal.faults(FaultyJournal.Faults.slow(DELAY_MS));
        Claim again = claim();
        log().forEach(record -> state.apply(Repair.parse(record), record.epoch()));
        sequencer.open(again.epoch());
        settle();
        assertThat(log()).hasSize(1);
        assertThat(answers)
                .singleElement()
                .satisfies(frame -> assertThat(frame.getSettle().getBatch()).isEqualTo(1));
    }

    @Test
    @DisplayName("[ORD-5] after an unknown outcome that was lost, the batch is written once under the new epoch")
    void unknownAndLost() {
        journal.faults(new FaultyJournal.Faults(DELAY_MS, 0, 0, 0, 1, 0, 0));
        submit(author, 1, put(author, 1));
        settle();
        journal.faults(FaultyJournal.Faults.slow(DELAY_MS));
        sequencer.open(claim().epoch());
        settle();
        assertThat(log()).hasSize(1);
        assertThat(told).hasSize(1);
    }

    @Test
    @DisplayName("[I9] a fenced owner tells nothing and writes nothing")
    void fenced() {
        claim();
        submit(author, 1, put(author, 1));
        settle();
        assertThat(losses).containsExactly("fenced");
        assertThat(told).isEmpty();
        assertThat(log()).isEmpty();
    }

    @Test
    @DisplayName("[ORD-8] the first commit of an owner names its epoch, the following ones do not")
    void namesItsEpoch() {
        submit(author, 1, put(author, 1));
        settle();
        submit(author, 2, put(author, 2));
        settle();
        assertThat(told.get(0).getEpoch()).isNotEmpty();
        assertThat(told.get(1).getEpoch()).isEmpty();
    }

    @Test
    @DisplayName("[BRD-2] a viewer's batch is neither stored nor settled")
    void viewer() {
        sequencer.submit(new Submission(0, author, Role.VIEWER, "v", batch(1, put(author, 1)), answers::add));
        settle();
        assertThat(answers)
                .singleElement()
                .satisfies(frame -> assertThat(frame.getFault().getCode()).isEqualTo(Wire.Code.RIGHTS));
        assertThat(store.session(BOARD, author).toCompletableFuture().join()).isEmpty();
    }

    @Test
    @DisplayName("a full inbox answers RATE and keeps what it holds")
    void fullInbox() {
        sequencer.close();
        for (int number = 1; number <= 2_049; number++) {
            submit(author, number, put(author, number));
        }
        assertThat(answers)
                .singleElement()
                .satisfies(frame -> assertThat(frame.getFault().getCode()).isEqualTo(Wire.Code.RATE));
        sequencer.open(claim().epoch());
        time.runUntil(time.nowMs() + 60_000);
        assertThat(headSeq()).isEqualTo(2_048);
    }

    private void settle() {
        time.runUntil(time.nowMs() + 1_000);
    }

    private void submit(int by, int number, Wire.Op... ops) {
        sequencer.submit(new Submission(0, by, Role.EDITOR, "someone", batch(number, ops), answers::add));
    }

    private static Wire.Submit batch(int number, Wire.Op... ops) {
        return Wire.Submit.newBuilder().setBatch(number).addAllOp(List.of(ops)).build();
    }

    private static Wire.Op put(int author, int n) {
        return Wire.Op.newBuilder()
                .setPut(Wire.Element.newBuilder()
                        .setId(Wire.Id.newBuilder().setAuthor(author).setN(n))
                        .setKind(3)
                        .setPlace(
                                Wire.Place.newBuilder().setX(n).setY(n).setW(1).setH(1)))
                .build();
    }
}
