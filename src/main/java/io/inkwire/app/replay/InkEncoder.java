package io.inkwire.app.replay;

import com.google.protobuf.CodedOutputStream;
import io.inkwire.wire.pb.Wire;
import java.util.ArrayList;
import java.util.List;

/**
 * Samples to ink as it goes over the wire (ELM-5), and ink to the live chunks that bring it piece by piece (LIV-3). Pure.
 */
final class InkEncoder {
    /** Sixteenths of a board unit: what a pen at zoom 1 draws in. */
    private static final int SCALE = 4;

    private static final double RANGE = 1 << 27;
    private static final int FIRST_PRESSURE = 128;
    private static final int MOST_PRESSURE = 255;

    private InkEncoder() {}

    /**
     * The whole stroke. Times are kept where they were recorded.
     *
     * @throws IllegalArgumentException where a sample cannot be on a board
     */
    static Wire.Ink encode(List<Recording.Sample> samples, boolean timed, boolean pressed) {
        samples.forEach(InkEncoder::check);
        int scale = SCALE;
        while (!stepsFit(samples, scale)) {
            scale--;
        }
        Wire.Ink.Builder ink = Wire.Ink.newBuilder().setScale(scale);
        Recording.Sample last = samples.get(0);
        ink.setX(units(last.x(), scale)).setY(units(last.y(), scale));
        int pressure = FIRST_PRESSURE;
        for (int i = 0; i < samples.size(); i++) {
            Recording.Sample sample = samples.get(i);
            if (i > 0) {
                ink.addD((int) (units(sample.x(), scale) - units(last.x(), scale)));
                ink.addD((int) (units(sample.y(), scale) - units(last.y(), scale)));
                if (timed) {
                    ink.addT((int) Math.min(sample.atMs() - last.atMs(), Integer.MAX_VALUE));
                }
            }
            if (pressed) {
                int next = (int) Math.round(sample.pressure() * MOST_PRESSURE);
                ink.addP(next - pressure);
                pressure = next;
            }
            last = sample;
        }
        return ink.build();
    }

    /**
     * Cuts a stroke so that each piece fits the limits; a piece begins where the one before ended, on the same sample.
     *
     * @param mostPoints at least 2
     * @param mostBytes of a piece's ink, at least 64
     */
    static List<List<Recording.Sample>> cut(List<Recording.Sample> samples, int mostPoints, int mostBytes) {
        List<List<Recording.Sample>> pieces = new ArrayList<>();
        int begin = 0;
        int bytes = 0;
        for (int i = 1; i < samples.size(); i++) {
            int more = mostBytesOf(samples.get(i - 1), samples.get(i));
            if (i - begin >= mostPoints || bytes + more > mostBytes) {
                pieces.add(samples.subList(begin, i));
                begin = i - 1;
                bytes = 0;
            }
            bytes += more;
        }
        pieces.add(samples.subList(begin, samples.size()));
        return pieces;
    }

    /**
     * The points from index {@code from} up to before {@code end} of a stroke's ink. All chunks of a stroke, joined, are
     * its ink but for the times.
     */
    static Wire.Chunk chunk(int n, Wire.Style style, Wire.Ink ink, int from, int end) {
        Wire.Ink.Builder part = Wire.Ink.newBuilder();
        Wire.Chunk.Builder chunk = Wire.Chunk.newBuilder().setStroke(n).setFrom(from);
        if (from == 0) {
            chunk.setStyle(style);
            part.setScale(ink.getScale()).setX(ink.getX()).setY(ink.getY());
        }
        part.addAllD(ink.getDList().subList(2 * Math.max(0, from - 1), 2 * (end - 1)));
        if (ink.getPCount() > 0) {
            part.addAllP(ink.getPList().subList(from, end));
        }
        return chunk.setInk(part).build();
    }

    private static int mostBytesOf(Recording.Sample from, Recording.Sample to) {
        int dx = (int) (units(to.x(), SCALE) - units(from.x(), SCALE));
        int dy = (int) (units(to.y(), SCALE) - units(from.y(), SCALE));
        int pressureBytes = 2;
        return CodedOutputStream.computeSInt32SizeNoTag(dx)
                + CodedOutputStream.computeSInt32SizeNoTag(dy)
                + CodedOutputStream.computeUInt32SizeNoTag((int) Math.min(to.atMs() - from.atMs(), Integer.MAX_VALUE))
                + pressureBytes;
    }

    private static boolean stepsFit(List<Recording.Sample> samples, int scale) {
        for (int i = 1; i < samples.size(); i++) {
            Recording.Sample from = samples.get(i - 1);
            Recording.Sample to = samples.get(i);
            if (!fits(units(to.x(), scale) - units(from.x(), scale))
                    || !fits(units(to.y(), scale) - units(from.y(), scale))) {
                return false;
            }
        }
        return true;
    }

    private static boolean fits(long step) {
        return step == (int) step;
    }

    private static long units(double board, int scale) {
        return Math.round(Math.scalb(board, scale));
    }

    private static void check(Recording.Sample sample) {
        if (!(Math.abs(sample.x()) <= RANGE && Math.abs(sample.y()) <= RANGE)) {
            throw new IllegalArgumentException("a point is within 2^27 board units, not " + sample);
        }
        if (!(sample.pressure() >= 0 && sample.pressure() <= 1)) {
            throw new IllegalArgumentException("a pressure is 0 to 1, not " + sample);
        }
    }
}
