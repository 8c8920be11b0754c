package io.inkwire.board;

import static org.assertj.core.api.Assertions.assertThat;

import io.inkwire.model.Limits;
import io.inkwire.wire.Frames;
import io.inkwire.wire.Shape;
import io.inkwire.wire.Shapes;
import io.inkwire.wire.pb.Wire;
import java.util.function.LongToIntFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The protocol's byte budgets: medians over many strokes, each frame with the length before it, on a board that has been in
 * use: author, n and seq take two and three bytes.
 */
class ByteBudgetTest {
    private static final int AUTHOR = 212;
    private static final int N = 1_234;
    private static final int SEQ = 43_210;
    private static final int BATCH = 567;

    /** 100 points in 1.6 s at 20 updates a second. */
    private static final int POINTS = 100;

    private static final int UPDATES = 32;

    @Test
    @DisplayName("[byte budget] a live update of 8 points takes at most 32 bytes up, with pressure 48")
    void liveUpdate() {
        assertThat(median(seed -> up(liveUpdate(seed, false)))).isBetween(20, 32);
        assertThat(median(seed -> up(liveUpdate(seed, true)))).isBetween(28, 48);
    }

    private static Wire.Frame liveUpdate(long seed, boolean pressure) {
        return live(SyntheticInk.eightPoints(seed, pressure).setStroke(N).setFrom(40));
    }

    private static Wire.Frame live(Wire.Chunk.Builder chunk) {
        return Wire.Frame.newBuilder()
                .setLive(Wire.Live.newBuilder().addChunk(chunk))
                .build();
    }

    @Test
    @DisplayName("[byte budget] a cursor takes at most 16 bytes")
    void cursor() {
        assertThat(median(seed -> {
                    Wire.Ink at = new SyntheticInk(seed, 1, false).whole();
                    return up(Wire.Frame.newBuilder()
                            .setLive(Wire.Live.newBuilder()
                                    .addCursor(Wire.Cursor.newBuilder()
                                            .setX(at.getX())
                                            .setY(at.getY())
                                            .setTool(1)))
                            .build());
                }))
                .isBetween(10, 16);
    }

    @Test
    @DisplayName("[byte budget] a rectangle takes at most 64 bytes, a move 32")
    void rectangleAndMove() {
        assertThat(median(seed -> up(submit(Wire.Op.newBuilder()
                        .setPut(Wire.Element.newBuilder()
                                .setId(Lives.id(AUTHOR, N))
                                .setKind(3)
                                .setZ("V01b")
                                .setStyle(SyntheticInk.style().toBuilder().setFill(0xffec99ff))
                                .setPlace(place(seed).setW(300 * 1024 + seed).setH(200 * 1024 + seed)))))))
                .isBetween(40, 64);
        assertThat(median(seed -> up(submit(Wire.Op.newBuilder()
                        .setIfSeq(SEQ)
                        .setPatch(Wire.Element.newBuilder()
                                .setId(Lives.id(AUTHOR, N))
                                .setPlace(place(seed)))))))
                .isBetween(20, 32);
    }

    private static Wire.Place.Builder place(long seed) {
        Wire.Ink at = new SyntheticInk(seed, 1, false).whole();
        return Wire.Place.newBuilder().setX(at.getX() * 64).setY(at.getY() * 64);
    }

    private static Wire.Frame submit(Wire.Op.Builder op) {
        return Wire.Frame.newBuilder()
                .setSubmit(Wire.Submit.newBuilder().setBatch(BATCH).addOp(op))
                .build();
    }

    @Test
    @DisplayName(
            "[byte budget] a pressure stroke of 100 points with its put takes at most 1,400 bytes up, and 1,400 a viewer")
    void stroke() {
        assertThat(median(seed -> {
                    SyntheticInk ink = new SyntheticInk(seed, POINTS, true);
                    int bytes = up(submit(put(ink)));
                    for (int update = 0; update < UPDATES; update++) {
                        bytes += up(live(chunk(ink, update).toBuilder()));
                    }
                    return bytes;
                }))
                .isBetween(900, 1_400);
        assertThat(median(seed -> {
                    SyntheticInk ink = new SyntheticInk(seed, POINTS, true);
                    int bytes = Frames.commit(Lives.commit(SEQ, AUTHOR, put(ink).build()).toBuilder()
                                    .setBatch(BATCH)
                                    .build()
                                    .toByteArray())
                            .length;
                    LiveMerger owner = new LiveMerger(10_000);
                    for (int update = 0; update < UPDATES; update++) {
                        owner.offer(AUTHOR, Lives.chunks(chunk(ink, update)));
                        Wire.Live merged = owner.take();
                        assertThat(merged).isNotNull();
                        bytes += Frames.encode(
                                        Wire.Frame.newBuilder().setLive(merged).build())
                                .length;
                    }
                    return bytes;
                }))
                .isBetween(900, 1_400);
    }

    private static Wire.Chunk chunk(SyntheticInk ink, int update) {
        return ink.chunk(N, POINTS * update / UPDATES, POINTS * (update + 1) / UPDATES);
    }

    private static Wire.Op.Builder put(SyntheticInk ink) {
        return Wire.Op.newBuilder()
                .setPut(Wire.Element.newBuilder()
                        .setId(Lives.id(AUTHOR, N))
                        .setKind(1)
                        .setZ("V01b")
                        .setStyle(SyntheticInk.style())
                        .setInk(ink.whole()));
    }

    /** What a client sends must be fine, too. */
    private static int up(Wire.Frame frame) {
        assertThat(Shapes.of(frame, Limits.DEFAULT)).isEqualTo(Shape.FINE);
        return Frames.encode(frame).length;
    }

    private static int median(LongToIntFunction bytesOfSeed) {
        int[] sorted = LongStream.range(0, 201).mapToInt(bytesOfSeed).sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
