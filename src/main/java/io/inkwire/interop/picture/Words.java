package io.inkwire.interop.picture;

import io.inkwire.wire.pb.Wire;

/**
 * What is written in an element. Thread-safe: a value.
 *
 * @param size board units
 * @param font as on the wire: 0 sans, 1 hand, 2 mono, 3 serif; others are 0
 * @param align 0 left, 1 centre, 2 right; others are 0
 */
record Words(String body, double size, int font, int align) {
    private static final int USUAL_SIZE = 20;
    private static final int FRAME_SIZE = 14;
    private static final int FONTS = 4;
    private static final int ALIGNS = 3;

    static Words of(Wire.Text text, Kind kind) {
        int usual = kind == Kind.FRAME ? FRAME_SIZE : USUAL_SIZE;
        return new Words(
                text.getBody(),
                text.getSize() == 0 ? usual : Integer.toUnsignedLong(text.getSize()),
                text.getFont() > 0 && text.getFont() < FONTS ? text.getFont() : 0,
                text.getAlign() > 0 && text.getAlign() < ALIGNS ? text.getAlign() : 0);
    }

    Words ofSize(double other) {
        return new Words(body, other, font, align);
    }

    /** The first letter that has a direction has one that runs from the right. */
    boolean runsFromRight() {
        return body.codePoints()
                        .map(Character::getDirectionality)
                        .filter(way -> way == Character.DIRECTIONALITY_LEFT_TO_RIGHT || isFromRight(way))
                        .limit(1)
                        .filter(Words::isFromRight)
                        .count()
                == 1;
    }

    private static boolean isFromRight(int way) {
        return way == Character.DIRECTIONALITY_RIGHT_TO_LEFT || way == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
    }
}
