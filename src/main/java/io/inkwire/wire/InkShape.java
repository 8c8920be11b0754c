package io.inkwire.wire;

import io.inkwire.model.Limits;
import io.inkwire.wire.Shape.Bad;
import io.inkwire.wire.pb.Wire;
import io.inkwire.wire.pb.Wire.Code;
import org.jspecify.annotations.Nullable;

/** The form of ink, whole or as a live chunk (ELM-5, LIV-3). Null stands for fine. */
final class InkShape {
    private static final int SCALE_MIN = -8;
    private static final int SCALE_MAX = 24;
    private static final int PRESSURE_START = 128;
    private static final int PRESSURE_MAX = 255;

    private final Limits limits;

    InkShape(Limits limits) {
        this.limits = limits;
    }

    /** Ink that stands for itself: of an element, or of a chunk from 0. */
    @Nullable
    Bad whole(Wire.Ink ink) {
        int points = 1 + ink.getDCount() / 2;
        Bad bad = counts(ink, points, points);
        if (bad != null) {
            return bad;
        }
        if (ink.getTCount() != 0 && ink.getTCount() != points - 1) {
            return new Bad(
                    Code.SHAPE,
                    "Ink of " + points + " points has " + (points - 1) + " times or none, not " + ink.getTCount()
                            + ".");
        }
        if (ink.getScale() < SCALE_MIN || ink.getScale() > SCALE_MAX) {
            return new Bad(
                    Code.SHAPE,
                    "An ink's scale is " + SCALE_MIN + " to " + SCALE_MAX + ", not " + ink.getScale() + ".");
        }
        if (!pressuresFit(ink)) {
            return new Bad(Code.SHAPE, "A pressure is 0 to " + PRESSURE_MAX + ".");
        }
        return everyPointFits(ink) ? null : ElementShape.outOfRange();
    }

    /** Ink that goes on after {@code from} points. Where its points lie is known only to who holds those before. */
    @Nullable
    Bad further(Wire.Ink ink, int from) {
        if (ink.getX() != 0 || ink.getY() != 0 || ink.getScale() != 0) {
            return new Bad(Code.SHAPE, "Only the first chunk of a stroke has a scale and a first point.");
        }
        int points = ink.getDCount() / 2;
        return counts(ink, points, (long) points + Integer.toUnsignedLong(from));
    }

    private @Nullable Bad counts(Wire.Ink ink, int points, long strokePoints) {
        if (strokePoints > limits.strokePoints()) {
            return new Bad(
                    Code.TOO_BIG,
                    "A stroke of " + strokePoints + " points is over the limit of " + limits.strokePoints() + ".");
        }
        if (ink.getDCount() % 2 != 0) {
            return new Bad(Code.SHAPE, "Ink has as many dx as dy.");
        }
        if (ink.getPCount() != 0 && ink.getPCount() != points) {
            return new Bad(
                    Code.SHAPE,
                    "Ink of " + points + " points has as many pressures or none, not " + ink.getPCount() + ".");
        }
        return null;
    }

    private static boolean pressuresFit(Wire.Ink ink) {
        long pressure = PRESSURE_START;
        for (int i = 0; i < ink.getPCount(); i++) {
            pressure += ink.getP(i);
            if (pressure < 0 || pressure > PRESSURE_MAX) {
                return false;
            }
        }
        return true;
    }

    private static boolean everyPointFits(Wire.Ink ink) {
        long max = rangeAt(ink.getScale());
        long x = ink.getX();
        long y = ink.getY();
        boolean fits = ElementShape.isWithin(x, max) && ElementShape.isWithin(y, max);
        for (int i = 0; fits && i + 1 < ink.getDCount(); i += 2) {
            x += ink.getD(i);
            y += ink.getD(i + 1);
            fits = ElementShape.isWithin(x, max) && ElementShape.isWithin(y, max);
        }
        return fits;
    }

    /** How far from the origin a coordinate may be, in units of 2^-scale board units. */
    private static long rangeAt(int scale) {
        return scale >= 0 ? ElementShape.RANGE_UNITS << scale : ElementShape.RANGE_UNITS >> -scale;
    }
}
