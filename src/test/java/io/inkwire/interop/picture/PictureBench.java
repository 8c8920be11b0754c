package io.inkwire.interop.picture;

import static org.assertj.core.api.Assertions.assertThat;

import io.inkwire.wire.pb.Wire;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What it costs to draw 10,000 strokes. No part of the build, for it measures the machine: {@code mvn -q test -Dtest=PictureBench}. */
final class PictureBench {
    private static final int STROKES = 10_000;
    private static final int STEPS = 64;
    private static final int ROUNDS = 4;
    private static final double MEBIBYTE = 1024 * 1024;

    /** Strokes of 65 points, every second with pressure, strewn over a part of a board. */
    private static List<Wire.Element> strokes(int width, int height) {
        Random random = new Random(7);
        List<Wire.Element> strokes = new ArrayList<>(STROKES);
        for (int n = 1; n <= STROKES; n++) {
            Wire.Ink.Builder ink = Wire.Ink.newBuilder()
                    .setScale(4)
                    .setX(16L * random.nextInt(width))
                    .setY(16L * random.nextInt(height));
            double angle = random.nextDouble() * 2 * Math.PI;
            for (int i = 0; i < STEPS; i++) {
                angle += (random.nextDouble() - 0.5) * 0.7;
                ink.addD((int) (64 * Math.cos(angle))).addD((int) (64 * Math.sin(angle)));
            }
            for (int i = 0; n % 2 == 0 && i <= STEPS; i++) {
                ink.addP(i == 0 ? 0 : random.nextInt(7) - 3);
            }
            strokes.add(Wire.Element.newBuilder()
                    .setId(Wire.Id.newBuilder().setAuthor(1).setN(n))
                    .setKind(1)
                    .setStyle(Wire.Style.newBuilder().setWidth(n % 7 == 0 ? 160 : 64))
                    .setInk(ink)
                    .build());
        }
        return strokes;
    }

    @Test
    @DisplayName("10,000 strokes at 1600 x 1200: from afar, as lines, and at full size, as outlines")
    void tenThousand() {
        Renderer renderer = Renderer.make();
        measure("from afar", renderer, strokes(16_000, 12_000));
        measure("full size", renderer, strokes(1_568, 1_168));
    }

    private static void measure(String what, Renderer renderer, List<Wire.Element> strokes) {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        Wish wish = new Wish(Format.PNG, Paper.LIGHT, 1600, 1200, 1, 1600, Wish.USUAL_PADDING);
        for (int round = 1; round <= ROUNDS; round++) {
            long cpuNanos = threads.getCurrentThreadCpuTime();
            long bytes = threads.getCurrentThreadAllocatedBytes();
            Rendered rendered = renderer.render(strokes, "", wish, () -> false);
            assertThat(rendered).isInstanceOf(Rendered.Picture.class);
            System.out.println(String.format(
                    Locale.ROOT,
                    "%s, round %d: %d ms of CPU, %d MiB made on the way, a PNG of %d KiB",
                    what,
                    round,
                    (threads.getCurrentThreadCpuTime() - cpuNanos) / 1_000_000,
                    Math.round((threads.getCurrentThreadAllocatedBytes() - bytes) / MEBIBYTE),
                    ((Rendered.Picture) rendered).bytes().length / 1024));
        }
    }
}
