package io.inkwire.interop.picture;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** An axis-aligned box in board units. Thread-safe: a value. */
record Box(double x, double y, double w, double h) {
    static final Box NOTHING = new Box(0, 0, 0, 0);

    static Box between(double left, double top, double right, double bottom) {
        return new Box(left, top, right - left, bottom - top);
    }

    /** The smallest box around the points, of which there is at least one. */
    static Box around(List<InkPoint> points) {
        double left = Double.POSITIVE_INFINITY;
        double top = Double.POSITIVE_INFINITY;
        double right = Double.NEGATIVE_INFINITY;
        double bottom = Double.NEGATIVE_INFINITY;
        for (InkPoint point : points) {
            left = Math.min(left, point.x());
            right = Math.max(right, point.x());
            top = Math.min(top, point.y());
            bottom = Math.max(bottom, point.y());
        }
        return between(left, top, right, bottom);
    }

    double right() {
        return x + w;
    }

    double bottom() {
        return y + h;
    }

    double middleX() {
        return x + w / 2;
    }

    double middleY() {
        return y + h / 2;
    }

    /** @param by board units added on each side */
    Box grow(double by) {
        return new Box(x - by, y - by, w + 2 * by, h + 2 * by);
    }

    /** The smallest box around this and {@code other}, of which null is nothing. */
    Box union(@Nullable Box other) {
        if (other == null) {
            return this;
        }
        return between(
                Math.min(x, other.x),
                Math.min(y, other.y),
                Math.max(right(), other.right()),
                Math.max(bottom(), other.bottom()));
    }

    /** The box around this one turned about its own middle, or about that of {@code about}. @param angle radians, clockwise */
    Box turned(double angle, Box about) {
        if (angle == 0) {
            return this;
        }
        return around(List.of(
                new InkPoint(x, y).turned(angle, about),
                new InkPoint(right(), y).turned(angle, about),
                new InkPoint(right(), bottom()).turned(angle, about),
                new InkPoint(x, bottom()).turned(angle, about)));
    }
}
