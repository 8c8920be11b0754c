package io.inkwire.board;

import static io.inkwire.board.Lives.begin;
import static io.inkwire.board.Lives.cancel;
import static io.inkwire.board.Lives.chunks;
import static io.inkwire.board.Lives.commit;
import static io.inkwire.board.Lives.cursor;
import static io.inkwire.board.Lives.cursors;
import static io.inkwire.board.Lives.draft;
import static io.inkwire.board.Lives.drafts;
import static io.inkwire.board.Lives.goOn;
import static io.inkwire.board.Lives.id;
import static io.inkwire.board.Lives.put;
import static io.inkwire.board.Lives.viewing;
import static io.inkwire.board.Lives.withPressure;
import static org.assertj.core.api.Assertions.assertThat;

import io.inkwire.model.Limits;
import io.inkwire.wire.pb.Wire;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LiveStateTest {
    private static final int FRAME_BYTES = 256 * 1024;

    private final LiveState live = new LiveState(Limits.DEFAULT);

    @Test
    @DisplayName(
            "[LIV-4] a newcomer gets each stroke so far as one chunk from 0, the drafts, and each one's last cursor")
    void newcomer() {
        live.apply(chunks(begin(1, 7, 1, 1), begin(2, 1)), 0);
        live.apply(chunks(goOn(1, 7, 2, 2, 2, 3, 3), goOn(2, 1, 1, -5, 5)), 10);
        live.apply(cursors(cursor(1, 5), cursor(2, 6)), 10);
        live.apply(cursors(cursor(1, 9)), 20);
        live.apply(drafts(draft(2, id(1, 3), 4)), 20);
        Wire.Live all = only();
        assertThat(all.getChunkList()).containsExactly(begin(1, 7, 1, 1, 2, 2, 3, 3), begin(2, 1, -5, 5));
        assertThat(all.getCursorList()).containsExactly(cursor(1, 9), cursor(2, 6));
        assertThat(all.getDraftList()).containsExactly(draft(2, id(1, 3), 4));
    }

    @Test
    @DisplayName("[LIV-3] pressure is kept, one a point")
    void pressure() {
        live.apply(chunks(withPressure(begin(1, 7, 1, 1), 2, 3)), 0);
        live.apply(chunks(withPressure(goOn(1, 7, 2, 2, 2), -4)), 0);
        assertThat(only().getChunkList()).containsExactly(withPressure(begin(1, 7, 1, 1, 2, 2), 2, 3, -4));
    }

    @Test
    @DisplayName("[LIV-3] after a chunk that does not follow, the rest of the stroke is ignored until its put")
    void gap() {
        live.apply(chunks(begin(1, 7, 1, 1)), 0);
        live.apply(chunks(goOn(1, 7, 3, 9, 9)), 0);
        live.apply(chunks(goOn(1, 7, 2, 2, 2)), 0);
        assertThat(only().getChunkList()).containsExactly(begin(1, 7, 1, 1));
        live.settled(commit(5, 1, put(id(1, 7))));
        live.apply(chunks(goOn(1, 7, 2, 2, 2)), 0);
        assertThat(live.all(FRAME_BYTES)).isEmpty();
    }

    @Test
    @DisplayName("[LIV-3] pressure that begins or ends within a stroke ends the stroke")
    void pressureBreaksOff() {
        live.apply(chunks(begin(1, 7, 1, 1), withPressure(begin(1, 8, 1, 1), 0, 0)), 0);
        live.apply(chunks(withPressure(goOn(1, 7, 2, 2, 2), 1), goOn(1, 8, 2, 2, 2)), 0);
        assertThat(only().getChunkList()).containsExactly(begin(1, 7, 1, 1), withPressure(begin(1, 8, 1, 1), 0, 0));
    }

    @Test
    @DisplayName("[LIV-3] a new chunk from 0 begins the stroke anew; a cancel ends it")
    void anew() {
        live.apply(chunks(begin(1, 7, 1, 1), begin(1, 7, 5, 5)), 0);
        assertThat(only().getChunkList()).containsExactly(begin(1, 7, 5, 5));
        live.apply(chunks(cancel(1, 7)), 0);
        assertThat(live.all(FRAME_BYTES)).isEmpty();
    }

    @Test
    @DisplayName("[LIV-3] a put replaces the live stroke with its id, whoever put it")
    void settled() {
        live.apply(chunks(begin(1, 7), begin(1, 8), begin(2, 7)), 0);
        live.settled(commit(5, 2, put(id(1, 7))));
        assertThat(only().getChunkList()).containsExactly(begin(1, 8), begin(2, 7));
    }

    @Test
    @DisplayName("[LIV-3] a draft lasts until its author's next commit of that id, or a cancel")
    void draftSettled() {
        live.apply(drafts(draft(1, id(1, 1), 1), draft(1, id(1, 2), 1), draft(2, id(1, 1), 2)), 0);
        live.settled(commit(5, 1, put(id(1, 1))));
        assertThat(only().getDraftList()).containsExactly(draft(1, id(1, 2), 1), draft(2, id(1, 1), 2));
        live.apply(drafts(draft(1, id(1, 2), 1).toBuilder().setCancel(true).build()), 0);
        live.settled(commit(
                6,
                2,
                Wire.Op.newBuilder()
                        .setRemove(Wire.Remove.newBuilder().addId(id(1, 1)))
                        .build()));
        assertThat(live.all(FRAME_BYTES)).isEmpty();
    }

    @Test
    @DisplayName("[LIV-3] strokes and drafts end 15 s after they were last heard of; cursors stay")
    void expiry() {
        live.apply(chunks(begin(1, 7), begin(1, 8)), 0);
        live.apply(drafts(draft(2, id(1, 1), 1)), 0);
        live.apply(cursors(cursor(1, 1)), 0);
        live.apply(chunks(goOn(1, 8, 1)), 1_000);
        live.expire(14_999);
        assertThat(only().getChunkCount()).isEqualTo(2);
        live.expire(15_000);
        assertThat(only().getChunkList()).containsExactly(begin(1, 8));
        assertThat(only().getDraftList()).isEmpty();
        live.expire(16_000);
        assertThat(only()).isEqualTo(cursors(cursor(1, 1)));
    }

    @Test
    @DisplayName("[LIV-3] with its author all that is theirs is gone")
    void authorGone() {
        live.apply(chunks(begin(1, 7), begin(2, 7)), 0);
        live.apply(cursors(cursor(1, 1)), 0);
        live.apply(drafts(draft(1, id(1, 1), 1)), 0);
        live.dropAuthor(1);
        assertThat(only()).isEqualTo(chunks(begin(2, 7)));
    }

    @Test
    @DisplayName("[LIV-5] a cursor without a view keeps the last one")
    void view() {
        live.apply(cursors(viewing(cursor(1, 1), 100)), 0);
        live.apply(cursors(cursor(1, 2)), 0);
        assertThat(only().getCursorList()).containsExactly(viewing(cursor(1, 2), 100));
    }

    @Test
    @DisplayName("[I15] a person has at most four strokes: the longest begun gives way")
    void strokesPerAuthor() {
        for (int n = 1; n <= 6; n++) {
            live.apply(chunks(begin(1, n)), 0);
        }
        assertThat(only().getChunkList().stream().map(Wire.Chunk::getStroke)).containsExactly(3, 4, 5, 6);
    }

    @Test
    @DisplayName("[I15] a live stroke has at most stroke_points points")
    void pointsPerStroke() {
        Integer[] steps = Collections.nCopies(2 * 4_096, 1).toArray(Integer[]::new);
        live.apply(chunks(begin(1, 1, steps)), 0);
        live.apply(chunks(goOn(1, 1, 4_097, steps)), 0);
        assertThat(only().getChunk(0).getInk().getDCount()).isEqualTo(2 * 4_096);
    }

    @Test
    @DisplayName("[I15] a board holds a bounded number of live points, and drops the rest of strokes past it")
    void pointsPerBoard() {
        Integer[] steps = Collections.nCopies(2 * 8_191, 1).toArray(Integer[]::new);
        for (int author = 1; author <= 40; author++) {
            live.apply(chunks(begin(author, 1, steps)), 0);
        }
        assertThat(points()).isEqualTo(LiveState.POINTS_PER_BOARD);
        live.apply(chunks(goOn(1, 1, 8_192, 1, 1)), 0);
        assertThat(points()).isEqualTo(LiveState.POINTS_PER_BOARD);
        live.dropAuthor(1);
        live.apply(chunks(begin(50, 1, steps)), 0);
        assertThat(points()).isEqualTo(LiveState.POINTS_PER_BOARD);
    }

    private int points() {
        return live.all(FRAME_BYTES).stream()
                .flatMap(part -> part.getChunkList().stream())
                .mapToInt(chunk -> 1 + chunk.getInk().getDCount() / 2)
                .sum();
    }

    @Test
    @DisplayName("[I15] a person's drafts are bounded in number, a board's in bytes")
    void draftBounds() {
        for (int n = 1; n <= 300; n++) {
            live.apply(drafts(draft(1, id(1, n), 1)), 0);
        }
        assertThat(only().getDraftCount()).isEqualTo(Limits.DEFAULT.batchOps());
        for (int n = 1; n <= 200; n++) {
            Wire.Draft.Builder large = draft(2, id(1, n), 1).toBuilder();
            large.getElementBuilder().getTextBuilder().setBody("x".repeat(60_000));
            live.apply(drafts(large.build()), 0);
        }
        long bytes = live.all(FRAME_BYTES).stream()
                .mapToLong(Wire.Live::getSerializedSize)
                .sum();
        assertThat(bytes)
                .isBetween(
                        (long) LiveState.DRAFT_BYTES_PER_BOARD - 70_000,
                        (long) LiveState.DRAFT_BYTES_PER_BOARD + 10_000);
    }

    @Test
    @DisplayName("[TRN-1] what a newcomer gets is cut into frames that fit")
    void frames() {
        for (int author = 1; author <= 50; author++) {
            live.apply(cursors(cursor(author, author)), 0);
            live.apply(drafts(draft(author, id(1, 1), 1)), 0);
        }
        List<Wire.Live> parts = live.all(100);
        assertThat(parts).hasSizeGreaterThan(5).allMatch(part -> part.getSerializedSize() <= 100);
        assertThat(parts.stream().mapToInt(Wire.Live::getCursorCount).sum()).isEqualTo(50);
        assertThat(parts.stream().mapToInt(Wire.Live::getDraftCount).sum()).isEqualTo(50);
    }

    private Wire.Live only() {
        List<Wire.Live> all = live.all(FRAME_BYTES);
        assertThat(all).hasSize(1);
        return all.get(0);
    }
}
