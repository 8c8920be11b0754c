package io.inkwire.board;

import static io.inkwire.board.Lives.begin;
import static io.inkwire.board.Lives.cancel;
import static io.inkwire.board.Lives.chunks;
import static io.inkwire.board.Lives.cursor;
import static io.inkwire.board.Lives.cursors;
import static io.inkwire.board.Lives.draft;
import static io.inkwire.board.Lives.drafts;
import static io.inkwire.board.Lives.goOn;
import static io.inkwire.board.Lives.id;
import static io.inkwire.board.Lives.viewing;
import static io.inkwire.board.Lives.withPressure;
import static org.assertj.core.api.Assertions.assertThat;

import io.inkwire.model.Limits;
import io.inkwire.wire.pb.Wire;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LiveMergerTest {
    private final LiveMerger merger = new LiveMerger(10_000);

    @Test
    @DisplayName("[LIV-2] the server names the author, whatever the client said")
    void stamped() {
        merger.offer(3, chunks(begin(0, 7, 1, 1)));
        merger.offer(4, cursors(cursor(0, 5)));
        merger.offer(5, drafts(draft(0, id(1, 1), 5)));
        assertThat(merger.take())
                .isEqualTo(Wire.Live.newBuilder()
                        .addChunk(begin(3, 7, 1, 1))
                        .addCursor(cursor(4, 5))
                        .addDraft(draft(5, id(1, 1), 5))
                        .build());
        assertThat(merger.take()).isNull();
    }

    @Test
    @DisplayName("[LIV-3] consecutive chunks of one stroke are joined, from 0 or later, and no others")
    void joined() {
        merger.offer(1, chunks(begin(0, 7, 1, 1)));
        merger.offer(1, chunks(goOn(0, 9, 4, 5, 5)));
        merger.offer(2, chunks(goOn(0, 7, 2, 9, 9)));
        merger.offer(1, chunks(goOn(0, 7, 2, 2, 2), goOn(0, 9, 5, 6, 6, 7, 7)));
        merger.offer(1, chunks(goOn(0, 7, 3, 3, 3)));
        assertThat(merger.take())
                .isEqualTo(chunks(begin(1, 7, 1, 1, 2, 2, 3, 3), goOn(1, 9, 4, 5, 5, 6, 6, 7, 7), goOn(2, 7, 2, 9, 9)));
    }

    @Test
    @DisplayName("[LIV-3] a chunk that does not follow what is pending is dropped, as every receiver would ignore it")
    void notFollowing() {
        merger.offer(1, chunks(begin(0, 7, 1, 1), goOn(0, 7, 3, 2, 2)));
        merger.offer(1, chunks(withPressure(goOn(0, 7, 2, 2, 2), 1)));
        assertThat(merger.take()).isEqualTo(chunks(begin(1, 7, 1, 1)));
    }

    @Test
    @DisplayName("[LIV-3] a cancel, and a stroke begun anew, stand in place of what was pending")
    void replaced() {
        merger.offer(1, chunks(begin(0, 7, 1, 1), cancel(0, 7), begin(0, 8, 1, 1), begin(0, 8, 2, 2)));
        merger.offer(1, chunks(goOn(0, 7, 0)));
        merger.offer(1, chunks(cancel(0, 7)));
        merger.offer(1, chunks(goOn(0, 7, 2, 3, 3)));
        assertThat(merger.take()).isEqualTo(chunks(cancel(1, 7), begin(1, 8, 2, 2)));
    }

    @Test
    @DisplayName("[LIV-3] times are not sent live")
    void noTimes() {
        Wire.Chunk.Builder timed = begin(0, 7, 1, 1).toBuilder();
        timed.getInkBuilder().addT(8);
        merger.offer(1, chunks(timed.build(), goOn(0, 7, 2, 1, 1)));
        assertThat(merger.take()).isEqualTo(chunks(begin(1, 7, 1, 1, 1, 1)));
    }

    @Test
    @DisplayName("[LIV-5] of cursors and drafts only the newest goes out, with the last view told")
    void newest() {
        merger.offer(1, cursors(viewing(cursor(0, 1), 100)));
        merger.offer(1, cursors(cursor(0, 2)));
        merger.offer(2, drafts(draft(0, id(1, 1), 1), draft(0, id(1, 2), 1)));
        merger.offer(2, drafts(draft(0, id(1, 1), 2)));
        assertThat(merger.take())
                .isEqualTo(Wire.Live.newBuilder()
                        .addCursor(viewing(cursor(1, 2), 100))
                        .addDraft(draft(2, id(1, 1), 2))
                        .addDraft(draft(2, id(1, 2), 1))
                        .build());
    }

    @Test
    @DisplayName("[I15] a tick's Live has a bounded size, and what is dropped leaves strokes that receivers can follow")
    void bounded() {
        LiveMerger small = new LiveMerger(500);
        LiveState seen = new LiveState(Limits.DEFAULT);
        Random random = new Random(4);
        List<Integer> drawn = new ArrayList<>();
        for (int tick = 0; tick < 50; tick++) {
            for (int chunk = 0; chunk < 20; chunk++) {
                Integer[] steps = {random.nextInt(100), random.nextInt(100)};
                small.offer(1, chunks(drawn.isEmpty() ? begin(0, 7, steps) : goOn(0, 7, 1 + drawn.size() / 2, steps)));
                drawn.addAll(List.of(steps));
                small.offer(2 + random.nextInt(5), cursors(cursor(0, random.nextInt())));
            }
            Wire.Live live = small.take();
            assertThat(live).isNotNull();
            assertThat(live.getSerializedSize()).isLessThanOrEqualTo(500);
            seen.apply(live, 0);
        }
        List<Integer> followed = seen.all(100_000).get(0).getChunk(0).getInk().getDList();
        assertThat(followed).isNotEmpty().hasSizeLessThan(drawn.size());
        assertThat(drawn.subList(0, followed.size())).isEqualTo(followed);
    }
}
