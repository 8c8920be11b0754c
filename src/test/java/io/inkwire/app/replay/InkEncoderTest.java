package io.inkwire.app.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.inkwire.app.replay.Recording.Sample;
import io.inkwire.wire.pb.Wire;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

final class InkEncoderTest {
    private static final int N = 5;
    private static final Wire.Style STYLE = Wire.Style.newBuilder().setWidth(48).build();

    @Test
    @DisplayName("[ELM-5] points are sixteenths of a unit as steps, pressures steps from 128, times steps in ms")
    void encodes() {
        Wire.Ink ink = InkEncoder.encode(
                List.of(new Sample(1.5, -2, 0, 1), new Sample(1.53, -2.5, 16, 0.5), new Sample(0, 0, 20, 0)),
                true,
                true);
        assertThat(ink.getScale()).isEqualTo(4);
        assertThat(ink.getX()).isEqualTo(24);
        assertThat(ink.getY()).isEqualTo(-32);
        assertThat(ink.getDList()).containsExactly(0, -8, -24, 40);
        assertThat(ink.getPList()).containsExactly(127, -127, -128);
        assertThat(ink.getTList()).containsExactly(16, 4);
    }

    @Test
    @DisplayName("[ELM-5] rounding does not add up: every point is within half a step of where it was")
    void doesNotDrift() {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            samples.add(new Sample(i * 0.03, i * 0.07, i, 1));
        }
        Wire.Ink ink = InkEncoder.encode(samples, false, false);
        long x = ink.getX();
        for (int i = 1; i < samples.size(); i++) {
            x += ink.getD(2 * (i - 1));
            assertThat(x / 16.0)
                    .isBetween(samples.get(i).x() - 0.032, samples.get(i).x() + 0.032);
        }
        assertThat(ink.getPCount() + ink.getTCount()).isZero();
    }

    @Test
    @DisplayName("[ELM-5] a step that does not fit lowers the scale")
    void lowersTheScale() {
        double end = 1 << 27;
        Wire.Ink ink = InkEncoder.encode(List.of(new Sample(-end, 0, 0, 1), new Sample(end, 0, 1, 1)), false, false);
        assertThat(ink.getScale()).isEqualTo(2);
        assertThat(ink.getX()).isEqualTo(-(1L << 29));
        assertThat(ink.getDList()).containsExactly(1 << 30, 0);
    }

    @Test
    @DisplayName("[ELM-5] what cannot be on a board is refused with its value")
    void refuses() {
        assertThatThrownBy(() -> encodeOne(new Sample(1.4e8, 0, 0, 1))).hasMessageContaining("1.4E8");
        assertThatThrownBy(() -> encodeOne(new Sample(Double.NaN, 0, 0, 1))).hasMessageContaining("NaN");
        assertThatThrownBy(() -> encodeOne(new Sample(0, 0, 0, 1.01))).hasMessageContaining("1.01");
    }

    @RepeatedTest(50)
    @DisplayName("[LIV-3] live chunks, joined, are the stroke's ink but for its times")
    void chunksJoin(RepetitionInfo repetition) {
        SplittableRandom random = new SplittableRandom(repetition.getCurrentRepetition());
        Wire.Ink whole = encode(samples(random, 1 + random.nextInt(60)), random.nextBoolean());
        int points = 1 + whole.getDCount() / 2;
        Wire.Ink.Builder joined = Wire.Ink.newBuilder();
        int from = 0;
        while (from < points) {
            int end = Math.min(points, from + 1 + random.nextInt(9));
            Wire.Chunk chunk = InkEncoder.chunk(N, STYLE, whole, from, end);
            assertThat(chunk.getStroke()).isEqualTo(N);
            assertThat(chunk.getFrom()).isEqualTo(from);
            assertThat(chunk.hasStyle()).isEqualTo(from == 0);
            assertThat(chunk.getInk().getDCount() / 2 + (from == 0 ? 1 : 0)).isEqualTo(end - from);
            joined.mergeFrom(chunk.getInk());
            from = end;
        }
        assertThat(joined.build()).isEqualTo(whole.toBuilder().clearT().build());
    }

    @Test
    @DisplayName("[LIM-1] a stroke over the limits is cut, each piece beginning where the one before ended")
    void cuts() {
        List<Sample> samples = samples(new SplittableRandom(1), 25);
        List<List<Sample>> byPoints = InkEncoder.cut(samples, 10, 1 << 20);
        assertThat(byPoints).extracting(List::size).containsExactly(10, 10, 7);
        assertThat(byPoints.get(1).get(0)).isEqualTo(byPoints.get(0).get(9));
        assertThat(byPoints.get(2).get(6)).isEqualTo(samples.get(24));

        List<List<Sample>> byBytes = InkEncoder.cut(samples(new SplittableRandom(2), 5_000), 8_192, 1_000);
        assertThat(byBytes)
                .hasSizeBetween(30, 50)
                .allSatisfy(
                        piece -> assertThat(InkEncoder.encode(piece, true, true).getSerializedSize())
                                .isLessThan(1_030));
    }

    private static Wire.Ink encode(List<Sample> samples, boolean pressed) {
        return InkEncoder.encode(samples, true, pressed);
    }

    private static void encodeOne(Sample sample) {
        InkEncoder.encode(List.of(sample), false, false);
    }

    private static List<Sample> samples(SplittableRandom random, int count) {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            samples.add(new Sample(
                    random.nextDouble(-500, 500), random.nextDouble(-500, 500), 7L * i, random.nextDouble()));
        }
        return samples;
    }
}
