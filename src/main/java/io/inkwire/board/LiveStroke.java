package io.inkwire.board;

import io.inkwire.wire.pb.Wire;
import java.util.Arrays;

/** A stroke as far as its author has drawn it (LIV-3): points are only ever added at its end. Confined to the board's loop. */
final class LiveStroke {
    private final Wire.Chunk start;
    private final boolean hasPressure;
    private final int pointsMax;
    private int[] steps = new int[0];
    private int[] pressures = new int[0];
    private int points = 1;
    private boolean ended;
    private long lastMs;

    /** @param start a chunk from 0 with ink */
    LiveStroke(Wire.Chunk start, int pointsMax, long nowMs) {
        Wire.Ink ink = start.getInk();
        this.start = start.toBuilder()
                .setInk(ink.toBuilder().clearD().clearP().clearT())
                .build();
        this.hasPressure = ink.getPCount() != 0;
        this.pointsMax = pointsMax;
        // Room for the first point's pressure: there is one more of them than of steps.
        this.pressures = hasPressure ? new int[] {ink.getP(0)} : pressures;
        lastMs = nowMs;
        append(ink, ink.getDCount() / 2, hasPressure ? 1 : 0);
    }

    /** Goes on with a chunk from another point than 0. One that does not follow ends the stroke: nothing after it counts. */
    void add(Wire.Chunk chunk, long nowMs) {
        Wire.Ink ink = chunk.getInk();
        int added = ink.getDCount() / 2;
        boolean follows = chunk.getFrom() == points && (added == 0 || hasPressure == (ink.getPCount() != 0));
        if (ended || !follows) {
            ended = true;
            return;
        }
        lastMs = nowMs;
        append(ink, added, 0);
    }

    private void append(Wire.Ink ink, int added, int firstPressure) {
        if (points + added > pointsMax || (hasPressure && ink.getPCount() != added + firstPressure)) {
            ended = true;
            return;
        }
        int held = points - 1;
        steps = withRoom(steps, 2 * (held + added));
        for (int i = 0; i < 2 * added; i++) {
            steps[2 * held + i] = ink.getD(i);
        }
        if (hasPressure) {
            pressures = withRoom(pressures, points + added);
            for (int i = 0; i < added; i++) {
                pressures[points + i] = ink.getP(firstPressure + i);
            }
        }
        points += added;
    }

    private static int[] withRoom(int[] array, int needed) {
        return needed <= array.length ? array : Arrays.copyOf(array, Math.max(needed, 2 * array.length));
    }

    void end() {
        ended = true;
    }

    int points() {
        return points;
    }

    /** When it was last drawn on. */
    long lastMs() {
        return lastMs;
    }

    /** All of it so far as one chunk from 0. */
    Wire.Chunk toChunk() {
        Wire.Ink.Builder ink = start.getInk().toBuilder();
        for (int i = 0; i < 2 * (points - 1); i++) {
            ink.addD(steps[i]);
        }
        for (int i = 0; hasPressure && i < points; i++) {
            ink.addP(pressures[i]);
        }
        return start.toBuilder().setInk(ink).build();
    }
}
