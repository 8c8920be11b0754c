package io.inkwire.app.replay;

import io.inkwire.model.Limits;
import io.inkwire.wire.pb.Wire;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One element to draw. What it holds follows from its number and the ink alone, so that it can be told again on any board.
 *
 * @param number from 1, in the order of the file; the element's n
 * @param source the recording it comes from, for messages
 * @param element as it is put; its author is still 0
 * @param atMs when each point is drawn, since the first
 */
record Stroke(int number, String source, Wire.Element element, long[] atMs) {
    /** What an element has beside its ink: id, kind, z, style and lengths. */
    private static final int BESIDE_INK_BYTES = 256;

    private static final int PEN = 1;
    private static final int WIDTH = 48;
    private static final int OPAQUE = 255;
    private static final int[] COLORS = {
        0x1d1d1fff, 0x1565c0ff, 0xc62828ff, 0x2e7d32ff, 0xef6c00ff, 0x6a1b9aff, 0x00838fff, 0x5d4037ff
    };
    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int Z_DIGITS = 5;

    /** Every stroke of the file. One that is over the limits of a default server is cut into several elements. */
    static List<Stroke> plan(Path file) throws InkFileException {
        List<Stroke> strokes = new ArrayList<>();
        InkFile.read(file, recording -> {
            for (List<Recording.Sample> piece : InkEncoder.cut(
                    recording.samples(),
                    Limits.DEFAULT.strokePoints(),
                    Limits.DEFAULT.elementBytes() - BESIDE_INK_BYTES)) {
                strokes.add(of(strokes.size() + 1, recording, piece));
            }
        });
        return strokes;
    }

    private static Stroke of(int number, Recording recording, List<Recording.Sample> piece) {
        Wire.Element element = Wire.Element.newBuilder()
                .setId(Wire.Id.newBuilder().setN(number))
                .setKind(PEN)
                .setZ(z(number))
                .setStyle(Wire.Style.newBuilder()
                        .setStroke(COLORS[number % COLORS.length])
                        .setWidth(WIDTH)
                        .setOpacity(OPAQUE)
                        .setTool(0))
                .setInk(InkEncoder.encode(piece, recording.timed(), recording.pressed()))
                .build();
        long begunMs = piece.get(0).atMs();
        return new Stroke(
                number,
                recording.id(),
                element,
                piece.stream().mapToLong(sample -> sample.atMs() - begunMs).toArray());
    }

    /** Strokes lie over each other as in the file. Ends in a letter, since a fractional index may not end in 0. */
    private static String z(int number) {
        char[] digits = new char[Z_DIGITS + 1];
        digits[Z_DIGITS] = 'V';
        int rest = number;
        for (int i = Z_DIGITS - 1; i >= 0; i--) {
            digits[i] = DIGITS.charAt(rest % DIGITS.length());
            rest /= DIGITS.length();
        }
        return new String(digits);
    }

    int points() {
        return atMs.length;
    }

    long durationMs() {
        return atMs[atMs.length - 1];
    }
}
