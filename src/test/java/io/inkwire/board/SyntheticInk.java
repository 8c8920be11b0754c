package io.inkwire.board;

import io.inkwire.wire.pb.Wire;
import java.util.Random;

/**
 * A stroke as a hand draws it, from a seed, at zoom 1: it sets out and ends slowly, bends, and covers some 350 pixels in 100
 * points; pressure swells and fades with a little tremor. Quantised as the page does (ELM-5): 16 units a pixel.
 */
public final class SyntheticInk {
    private static final int UNITS_PER_PIXEL = 16;
    private static final double PIXELS_PER_POINT = 3.5;

    private final Wire.Ink ink;

    public SyntheticInk(long seed, int points, boolean pressure) {
        Random random = new Random(seed);
        double x = 100 + random.nextInt(1_500);
        double y = 100 + random.nextInt(900);
        double heading = random.nextDouble() * 2 * Math.PI;
        double bend = 0;
        Wire.Ink.Builder built =
                Wire.Ink.newBuilder().setScale(4).setX(units(x)).setY(units(y));
        int lastPressure = 128;
        for (int i = 0; i < points; i++) {
            double through = i / (double) points;
            if (pressure) {
                int now = (int) (60 + 130 * Math.sin(Math.PI * through) + random.nextGaussian() * 4);
                built.addP(now - lastPressure);
                lastPressure = now;
            }
            if (i > 0) {
                bend += (random.nextDouble() - 0.5) * 0.08;
                heading += bend;
                double pixels =
                        PIXELS_PER_POINT * (0.3 + 1.1 * Math.sin(Math.PI * through)) + random.nextGaussian() * 0.3;
                long fromX = units(x);
                long fromY = units(y);
                x += Math.cos(heading) * pixels;
                y += Math.sin(heading) * pixels;
                built.addD((int) (units(x) - fromX)).addD((int) (units(y) - fromY));
            }
        }
        ink = built.build();
    }

    private static long units(double pixels) {
        return Math.round(pixels * UNITS_PER_PIXEL);
    }

    Wire.Ink whole() {
        return ink;
    }

    /** The chunk of the points {@code from} to {@code to - 1}, as a client sends it. */
    public Wire.Chunk chunk(int stroke, int from, int to) {
        Wire.Chunk.Builder chunk = Wire.Chunk.newBuilder().setStroke(stroke).setFrom(from);
        Wire.Ink.Builder part = chunk.getInkBuilder();
        if (from == 0) {
            part.setScale(ink.getScale()).setX(ink.getX()).setY(ink.getY());
            chunk.setStyle(style());
        }
        part.addAllD(ink.getDList().subList(2 * Math.max(0, from - 1), 2 * (to - 1)));
        if (ink.getPCount() > 0) {
            part.addAllP(ink.getPList().subList(from, to));
        }
        return chunk.build();
    }

    /**
     * An update of 8 points amid a stroke, which its caller names. At 160 points a second, as pens report them, a step is the
     * shorter: the same hand, 20 updates a second.
     */
    public static Wire.Chunk.Builder eightPoints(long seed, boolean pressure) {
        Wire.Ink slow = new SyntheticInk(seed, 100, pressure).whole();
        Wire.Ink.Builder ink = Wire.Ink.newBuilder();
        for (int point = 40; point < 48; point++) {
            ink.addD(slow.getD(2 * point) * 10 / 26).addD(slow.getD(2 * point + 1) * 10 / 26);
            if (pressure) {
                ink.addP(slow.getP(point));
            }
        }
        return Wire.Chunk.newBuilder().setInk(ink);
    }

    static Wire.Style style() {
        return Wire.Style.newBuilder().setStroke(0x1e1e1eff).setWidth(64).build();
    }
}
